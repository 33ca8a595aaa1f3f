import { GO_ROUTER } from "@fondation/code/testing/samples";
import type { DraftPlace } from "@fondation/course/engine";
import { checkpointsInMemory } from "@fondation/course/testing/checkpoints-in-memory";
import { makeRepository } from "@fondation/repository/testing/test-repository";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Checkpoints } from "./index.ts";
import { createStepCheckpoints } from "./step-checkpoints.ts";
import { courseOf } from "./testing/course.ts";

test("a run with all checkpoints makes the same course without the repository", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const checkpoints = checkpointsInMemory();
  const first = await courseOf(repository, { checkpoints });
  const second = await courseOf({ ...repository, path: "/nowhere/at/all" }, { checkpoints });
  expect(second).toEqual(first);
});

test("the key of a checkpoint names everything that changes the result", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const checkpoints = checkpointsInMemory();
  const course = await courseOf(repository, { checkpoints, chapters: 4, language: "en" });
  const prefix = `${repository.commit}/static@${course.engine.version}/en/4`;
  const keys = [...checkpoints.entries.keys()];
  expect(keys.slice(0, 4).map((key) => key.replace(/@[0-9a-f]{12}$/, "@…"))).toEqual([
    `${prefix}/step1`,
    `${prefix}/step2@…`,
    `${prefix}/step3@…`,
    `${prefix}/${course.documents[3]?.slug}@…`,
  ]);
  expect(keys).toHaveLength(course.documents.length);
});

test("documents that follow from an older outline or chapter are made again", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const checkpoints = checkpointsInMemory();
  const whole = await courseOf(repository, { checkpoints });
  const find = (part: string) => [...checkpoints.entries.keys()].find((key) => key.includes(part)) ?? "";
  const made: string[] = [];
  const again = () =>
    courseOf(repository, {
      checkpoints: {
        get: checkpoints.get,
        put: async (key) => void made.push(key.split("/").slice(4).join("/").split("@")[0] ?? ""),
      },
    });
  const chapter = find("/chapters/chapter_02");
  const kept = checkpoints.entries.get(chapter) ?? "";
  checkpoints.entries.set(chapter, JSON.stringify(`${JSON.parse(kept)}\nChanged.\n`));
  await again();
  expect(made).toHaveLength(1);
  expect(made[0]).toMatch(/^reviewed-chapters\/chapter_02/);
  checkpoints.entries.set(chapter, kept);
  const relationships = JSON.parse(checkpoints.entries.get(find("/step2")) ?? "");
  checkpoints.entries.set(find("/step2"), JSON.stringify({ ...relationships, summary: "Another outline." }));
  made.length = 0;
  await again();
  // Everything except the results of the first two steps.
  expect(made).toHaveLength(whole.documents.length - 2);
});

test("an interrupted run continues from its checkpoints to the same course", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const whole = await courseOf(repository);
  const checkpoints = checkpointsInMemory();
  const controller = new AbortController();
  const interrupted = courseOf(repository, {
    checkpoints,
    signal: controller.signal,
    onProgress: ({ documentsDone }) => documentsDone === 9 && controller.abort(new Error("lost the lease")),
  });
  await expect(interrupted).rejects.toThrow("lost the lease");
  expect(checkpoints.entries.size).toBe(9);
  expect(await courseOf(repository, { checkpoints })).toEqual(whole);
});

test("an unreadable checkpoint is made again", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const checkpoints = checkpointsInMemory();
  const first = await courseOf(repository, { checkpoints });
  for (const key of [...checkpoints.entries.keys()].slice(0, 5)) checkpoints.entries.set(key, "{");
  expect(await courseOf(repository, { checkpoints })).toEqual(first);
});

const COURSE = { commit: "c", language: "fr", chapters: 3 } as const;
const textSchema = z.string();

function checkpointsOf(checkpoints: Checkpoints, signal = new AbortController().signal) {
  return createStepCheckpoints({ name: "claude", version: "1" }, { ...COURSE, checkpoints, signal });
}

test("a draft is found by the next attempt at the same result, which replaces it", async () => {
  const checkpoints = checkpointsInMemory();
  const found: unknown[] = [];
  const fail = (draft: DraftPlace, kept: unknown) => {
    found.push(draft.found);
    return draft.keep(kept).then(() => Promise.reject(new Error("cut")));
  };
  const attempt = (inputs: string[], make: (draft: DraftPlace) => Promise<string>) =>
    checkpointsOf(checkpoints).loadOrMake("step2", inputs, textSchema, make);
  await expect(attempt(["a"], (draft) => fail(draft, { text: "one" }))).rejects.toThrow("cut");
  await expect(attempt(["b"], (draft) => fail(draft, "other"))).rejects.toThrow("cut");
  await expect(attempt(["a"], (draft) => fail(draft, ["two"]))).rejects.toThrow("cut");
  expect(found).toEqual([undefined, undefined, { text: "one" }]);
  expect(await attempt(["a"], async ({ found }) => `from ${JSON.stringify(found)}`)).toBe('from ["two"]');
  expect([...checkpoints.entries.values()]).toEqual(['"from [\\"two\\"]"', '{"draft":"other"}']);
  await expect(
    attempt(["b"], ({ drop }) => drop().then(() => Promise.reject(new Error("cut")))),
  ).rejects.toThrow("cut");
  expect(await attempt(["b"], async (draft) => `${draft.found}`)).toBe("undefined");
});

test("a result that is finished during an abort is kept", async () => {
  const checkpoints = checkpointsInMemory();
  const controller = new AbortController();
  const load = (steps: ReturnType<typeof checkpointsOf>, make: () => Promise<string>) =>
    steps.loadOrMake("step1", [], textSchema, make);
  const aborted = load(checkpointsOf(checkpoints, controller.signal), async () => {
    controller.abort(new Error("canceled"));
    return "paid";
  });
  await expect(aborted).rejects.toThrow("canceled");
  expect(await load(checkpointsOf(checkpoints), () => Promise.reject(new Error("made again")))).toBe("paid");
});

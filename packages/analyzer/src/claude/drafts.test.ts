import { expect, test, vi } from "vitest";
import type { AnalyzedCourse, AnalyzeRequest, ModelError } from "../index.ts";
import { checkpointsInMemory } from "@fondation/course/testing/checkpoints";
import { courseOf } from "../testing/course.ts";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/double";
import type { ScriptedRequest } from "@fondation/doubles/anthropic/scripted/request";
import type { Reply } from "@fondation/doubles/anthropic/scripted/reply";
import { modelAt } from "@fondation/engine-claude/testing/model-settings";
import { makeRepository, type TestRepository } from "@fondation/repository/testing/repository";
import { GO_ROUTER } from "@fondation/code/testing/samples";
import { taskOf, truthfulReply } from "../testing/truthful-model.ts";

// Each request starts the real client: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 180_000 });

const FAULT = "`nowhere.go#L1-L3`";

/** What was asked: the step, the position of a document, and whether an answer was to be mended. */
function named(request: ScriptedRequest): string {
  const { step, position } = taskOf(request);
  return `${step > 3 ? `${step}.${position}` : step}${isRepair(request) ? " mend" : ""}`;
}

/** What was asked of one result: while its answer is checked, the next one is asked for. */
function of(name: string, names: readonly string[]): string[] {
  return names.filter((one) => one.startsWith(name));
}

function isRepair({ prompt }: ScriptedRequest): boolean {
  return prompt.includes("## Réponse précédente");
}

/** The true answer with something false in it. */
function falseReply(truth: AnalyzedCourse, request: ScriptedRequest, mark: string): Reply {
  const reply = truthfulReply(truth, request);
  if ("text" in reply) return { text: reply.text.replace(/^(?=## )/m, `${mark} : ${FAULT}.\n\n`) };
  if (!("input" in reply)) throw new Error("The truth is no answer.");
  const input = reply.input as { relationships?: object[]; order?: object[] };
  if (input.order !== undefined) return { ...reply, input: { order: [...input.order, ...input.order] } };
  const [first, ...others] = input.relationships ?? [];
  return {
    ...reply,
    input: {
      ...input,
      relationships: [{ ...first, label: mark, evidence: ["nowhere.go#L1-L3"] }, ...others],
    },
  };
}

/** The client, which would soon try again by itself, waits for longer than it takes to be ended. */
const LIMIT: Reply = {
  status: 429,
  type: "rate_limit_error",
  message: "limit",
  headers: { "retry-after": "3600" },
};

/** One job that is attempted as often as a test likes. `reply`: undefined for the truth. */
async function attempts(
  repository: TestRepository,
  reply: (request: ScriptedRequest, truth: AnalyzedCourse) => Reply | undefined | Promise<Reply | undefined>,
  concurrency = 1,
) {
  const truth = await courseOf(repository, { chapters: 3 });
  const asked: ScriptedRequest[] = [];
  const api = await startScriptedDouble(async (request) => {
    asked.push(request);
    return (await reply(request, truth)) ?? truthfulReply(truth, request);
  });
  const checkpoints = checkpointsInMemory();
  const used: number[] = [];
  const request: Partial<AnalyzeRequest> = {
    engine: "claude",
    chapters: 3,
    model: modelAt(api.url, { limits: { concurrency, maxTurns: 5 } }),
    checkpoints,
    job: "one",
    onUsage: ({ requests }) => used.push(requests),
  };
  return {
    truth,
    checkpoints,
    used,
    /** What one attempt asks, and how it ends. */
    async attempt() {
      asked.length = 0;
      const ended = await courseOf(repository, request).catch((error: ModelError) => error);
      return { ended, asked: [...asked], names: asked.map(named) };
    },
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}

test.each([
  ["a value", 2, "2"],
  ["a document", 4, "4.1"],
])(
  "%s whose repair met a limit is mended by the next attempt, and not asked for again",
  async (_, step, name) => {
    await using repository = await makeRepository(GO_ROUTER);
    let limited = true;
    await using job = await attempts(repository, (request, truth) => {
      if (named(request) === name) return falseReply(truth, request, "Faux");
      return limited && named(request) === `${name} mend` ? LIMIT : undefined;
    });
    const first = await job.attempt();
    expect(first.ended).toMatchObject({ code: "ENGINE_RATE_LIMIT" });
    expect(of(name, first.names)).toEqual([name, `${name} mend`]);
    expect(first.names.at(-1)).toBe(`${name} mend`);
    limited = false;
    const second = await job.attempt();
    const [mend] = second.asked;
    expect(second.names[0]).toBe(`${name} mend`);
    expect(second.names).not.toContain(name);
    // The client is another one: all that it is to mend stands in its request.
    expect(mend?.prompt).toContain("Faux");
    expect(mend?.prompt).toMatch(/## Défauts trouvés[\s\S]*nowhere\.go#L1-L3/);
    expect(mend?.prompt.replaceAll(/[0-9a-f]{32}/g, "")).toBe(
      first.asked.at(-1)?.prompt.replaceAll(/[0-9a-f]{32}/g, ""),
    );
    const course = second.ended as AnalyzedCourse;
    expect(course.documents).toEqual(job.truth.documents);
    // Twelve results and one repair: the refused answer is in the account once, the limit never.
    expect(course.usage?.find((one) => one.step === step)?.requests).toBe(step === 2 ? 2 : 4);
    expect(job.used.reduce((sum, requests) => sum + requests)).toBe(13);
    // The result has taken the place of its draft.
    expect([...job.checkpoints.entries.values()].filter((value) => value.includes("nowhere.go"))).toEqual([]);
    expect((await job.attempt()).names).toEqual([]);
  },
);

test("two repairs are all, over all attempts; then the document is asked for anew, and may be mended twice again", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  let answers = 0;
  let limited = true;
  await using job = await attempts(repository, (request, truth) => {
    if (!named(request).startsWith("4.1")) return undefined;
    if (limited && answers === 2) return LIMIT;
    answers += 1;
    return falseReply(truth, request, `Faux ${answers}`);
  });
  expect(of("4.1", (await job.attempt()).names)).toEqual(["4.1", "4.1 mend", "4.1 mend"]);
  limited = false;
  const second = await job.attempt();
  expect(second.ended).toMatchObject({ code: "ENGINE_OUTPUT", fault: "unusable" });
  expect(of("4.1", second.names)).toEqual(["4.1 mend", "4.1", "4.1 mend", "4.1 mend"]);
  // It goes on from the answer that was refused last.
  expect(second.asked[0]?.prompt).toContain("Faux 2");
  expect(second.asked[0]?.prompt).not.toContain("Faux 1");
  expect(of("4.1", (await job.attempt()).names)).toEqual(["4.1", "4.1 mend", "4.1 mend"]);
});

test.each([
  ["too long", { text: "# Chapitre", stopReason: "max_tokens" }, "ENGINE_OUTPUT"],
  ["refused", { text: "", stopReason: "refusal" }, "ENGINE_REFUSED"],
] as const)("a draft whose repair is %s is not asked about again", async (_, reply, code) => {
  await using repository = await makeRepository(GO_ROUTER);
  let fails = true;
  await using job = await attempts(repository, (request, truth) => {
    if (!fails || !named(request).startsWith("4.1")) return undefined;
    return isRepair(request) ? reply : falseReply(truth, request, "Faux");
  });
  const first = await job.attempt();
  expect(first.ended).toMatchObject({ code });
  expect(first.names).toContain("4.1 mend");
  fails = false;
  const second = await job.attempt();
  expect(second.names[0]).toBe("4.1");
  expect(second.names.filter((name) => name.endsWith("mend"))).toEqual([]);
  expect((second.ended as AnalyzedCourse).documents).toEqual(job.truth.documents);
});

test("a draft whose repair came to nothing twice is not asked about a third time", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  let fails = true;
  await using job = await attempts(repository, (request, truth) => {
    if (!fails || !named(request).startsWith("4.1")) return undefined;
    // The model reads on and on.
    return isRepair(request) ? { tool: "Glob", input: { pattern: "*" } } : falseReply(truth, request, "Faux");
  });
  for (const first of [["4.1"], ["4.1 mend"]]) {
    const { ended, names } = await job.attempt();
    expect(ended).toMatchObject({ fault: "turns" });
    expect(of("4.1", names).slice(0, 1)).toEqual(first);
  }
  fails = false;
  const third = await job.attempt();
  expect(of("4.1", third.names)).toEqual(["4.1"]);
  expect((third.ended as AnalyzedCourse).documents).toEqual(job.truth.documents);
});

test("the draft of a document outlives that another one could not be mended", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const dropped = () => [...job.checkpoints.entries.values()].includes("null");
  let fails = true;
  await using job = await attempts(
    repository,
    async (request, truth) => {
      const name = named(request);
      if (!fails || !name.startsWith("4.")) return undefined;
      if (name === "4.1 mend") return { text: "# Chapitre", stopReason: "max_tokens" };
      // It is to be mended itself when nothing may begin any more.
      if (name === "4.2") await vi.waitFor(() => expect(dropped()).toBe(true), { timeout: 60_000 });
      return falseReply(truth, request, "Faux");
    },
    2,
  );
  const first = await job.attempt();
  expect(first.ended).toMatchObject({ fault: "cut-short" });
  expect(of("4.2", first.names)).toEqual(["4.2"]);
  fails = false;
  const second = await job.attempt();
  expect(of("4.2", second.names)).toEqual(["4.2 mend"]);
  expect(of("4.1", second.names)).toEqual(["4.1"]);
});

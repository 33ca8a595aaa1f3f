import { setTimeout as thinking } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { courseOf, findingsIn } from "../testing/course.ts";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/double";
import type { Reply } from "@fondation/doubles/anthropic/scripted/reply";
import { modelAt } from "@fondation/engine-claude/testing/model-settings";
import { makeRepository } from "@fondation/repository/testing/repository";
import { GO_ROUTER } from "@fondation/code/testing/samples";
import { taskOf, truthfulReply } from "../testing/truthful-model.ts";

// Each request starts the real client: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 180_000 });

test("the real client writes a course of all six steps that passes every check", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const truth = await courseOf(repository, { chapters: 3 });
  await using api = await startScriptedDouble((request) => truthfulReply(truth, request));
  const course = await courseOf(repository, { engine: "claude", chapters: 3, model: modelAt(api.url) });
  expect(await findingsIn(course, repository)).toEqual([]);
  expect(course.engine).toEqual({ name: "claude", version: "1-claude-sonnet-5" });
  expect(course.documents).toEqual(truth.documents);
  expect(api.requests).toHaveLength(12);
  expect(api.problems).toEqual([]);
  const promptOf = (step: number, position = 3) =>
    api.requests.find((request) => {
      const task = taskOf(request);
      return task.step === step && task.position === position;
    })?.prompt;
  // What the analysis found goes along: a symbol, an import and a cluster; then a use; then a symbol of the chapter's own files.
  expect(promptOf(1)).toContain("\n- function New · route/router.go#L10-L12 · 2\n");
  expect(promptOf(1)).toContain("\n- route/router.go → route/handler.go, route/node.go\n");
  expect(promptOf(1)).toContain(
    "\n2. Router\n   route/router.go, main.go\n   New, Router, main\n   → 3, 1\n",
  );
  expect(promptOf(2)).toContain("\n- 2 → 3\n  - newNode · route/router.go#L11-L11\n");
  expect(promptOf(4, 1)).toContain("\n  - method Match · route/router.go#L15-L17 · Match finds");
  expect(course.usage?.map(({ step, requests }) => [step, requests])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 3],
    [5, 3],
    [6, 3],
  ]);
});

test("documents are written side by side up to the limit, and stand in the order of the contract", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const truth = await courseOf(repository, { chapters: 4, language: "en" });
  let running = 0;
  let most = 0;
  const two = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  await using api = await startScriptedDouble(async (request) => {
    running += 1;
    most = Math.max(most, running);
    const { step, position } = taskOf(request);
    // Nobody is answered before two ask, whichever comes first; and the first chapter not before the second is done.
    if (step === 4) {
      if (running === 2) two.resolve();
      await two.promise;
      if (position === 1) await second.promise;
      // Long enough for a request beyond the limit to arrive meanwhile.
      else await thinking(500);
    }
    running -= 1;
    return truthfulReply(truth, request);
  });
  const done: string[] = [];
  const course = await courseOf(repository, {
    engine: "claude",
    chapters: 4,
    language: "en",
    model: modelAt(api.url, { limits: { concurrency: 2 } }),
    onProgress: ({ document }) => {
      if (document === undefined) return;
      done.push(document.slug);
      if (document.slug.startsWith("chapters/chapter_02")) second.resolve();
    },
  });
  expect(course.documents).toEqual(truth.documents);
  expect(done.toSorted()).toEqual(truth.documents.map(({ slug }) => slug).toSorted());
  expect(done).not.toEqual(truth.documents.map(({ slug }) => slug));
  expect(most).toBe(2);
});

test("an answer that the checks refuse goes back with the findings, and a repaired one is taken", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const truth = await courseOf(repository, { chapters: 3 });
  const prompts: string[] = [];
  await using api = await startScriptedDouble((request) => {
    const { step, position } = taskOf(request);
    const reply = truthfulReply(truth, request);
    if (step !== 4 || position !== 1 || !("text" in reply)) return reply;
    prompts.push(request.prompt);
    if (prompts.length === 1) return { text: `Voici le chapitre.\n\n${reply.text}` };
    if (prompts.length === 2) return { text: reply.text.replace(/#L\d+-L\d+`/, "#L9000-L9001`") };
    return reply;
  });
  const course = await courseOf(repository, { engine: "claude", chapters: 3, model: modelAt(api.url) });
  expect(course.documents).toEqual(truth.documents);
  expect(prompts).toHaveLength(3);
  expect(prompts[1]).toContain("Something stands before the heading.");
  expect(prompts[1]).toContain("Voici le chapitre.");
  expect(prompts[2]).toContain("#L9000-L9001 does not resolve");
});

test.each([
  ["a plan in plain text", 1, { text: "Je ne sais pas." }, "as text: Je ne sais pas."],
  ["a symbol that is nowhere", 1, "symbol", "Imaginary, which stands in none of its files"],
  ["too many abstractions", 1, "one more", "There are 4 abstractions; exactly 3"],
  [
    "a relationship of something unknown",
    2,
    {
      tool: "StructuredOutput",
      input: {
        summary: "x",
        relationships: [{ from: 1, to: 9, label: "x", evidence: ["nowhere.go#L1-L1"] }],
      },
    },
    "no abstraction",
  ],
  [
    "an order without its all",
    3,
    { tool: "StructuredOutput", input: { order: [{ id: 1, reasoning: "x" }] } },
    "never taught",
  ],
  ["a document in the wrong language", 4, "english", "language"],
  ["a diagram that cannot be drawn", 4, "diagram", "cannot be drawn: Parse error"],
] as const)("%s, given three times, ends with ENGINE_OUTPUT", async (_name, bad, answer, said) => {
  await using repository = await makeRepository(GO_ROUTER);
  const truth = await courseOf(repository, { chapters: 3 });
  const english = await courseOf(repository, { chapters: 3, language: "en" });
  await using api = await startScriptedDouble((request) => {
    const { step, position } = taskOf(request);
    if (step !== bad || (step > 3 && position !== 1)) return truthfulReply(truth, request);
    if (answer === "symbol") {
      const reply = JSON.stringify(truthfulReply(truth, request));
      return JSON.parse(reply.replace(/"symbols":\["\w+"/, '"symbols":["Imaginary"')) as Reply;
    }
    if (answer === "one more") {
      const reply = JSON.stringify(truthfulReply(truth, request));
      return JSON.parse(
        reply.replace(/\{"id":1,.*?\},/, (first) => first.replace(":1", ":4") + first),
      ) as Reply;
    }
    if (answer === "english") {
      const reply = truthfulReply(english, request);
      if (!("text" in reply)) return reply;
      return { text: reply.text.replace("# Chapter", "# Chapitre").replace("## In summary", "## En résumé") };
    }
    return answer === "diagram" ? truthfulReply(truth, request) : (answer as Reply);
  });
  // That of one chapter only: another one that fails first would leave this one unasked.
  const one = truth.documents.find(({ slug }) => slug.startsWith("chapters/chapter_01"));
  const checkDiagram = async (source: string): Promise<string | undefined> =>
    one?.content.includes(source) ? "Parse error" : undefined;
  const failed = courseOf(repository, {
    engine: "claude",
    chapters: 3,
    model: modelAt(api.url),
    ...(answer === "diagram" ? { checkDiagram } : {}),
  });
  await expect(failed).rejects.toMatchObject({
    code: "ENGINE_OUTPUT",
    message: expect.stringContaining(said),
  });
  // In the steps 1 to 3 the client itself asks again within a conversation; the second number of their line is that of the chapters.
  const begun = api.requests.filter(
    (request) =>
      taskOf(request).step === bad &&
      (bad <= 3 || taskOf(request).position === 1) &&
      !JSON.stringify(request.body.messages).includes('"role":"assistant"'),
  );
  expect(begun.map(({ prompt }) => prompt.includes("## Réponse précédente"))).toEqual([false, true, true]);
});

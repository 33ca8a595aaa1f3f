import { GO_ROUTER } from "@fondation/code/testing/samples";
import { checkpointsInMemory } from "@fondation/course/testing/checkpoints-in-memory";
import type { FakeReply } from "@fondation/engine-claude/testing/fake-ask";
import { makeRepository, type TestRepository } from "@fondation/repository/testing/test-repository";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AnalyzedCourse, ModelError } from "../index.ts";
import { courseOf } from "../testing/course.ts";
import { type AskedQuestion, courseByFakeModel } from "../testing/fake-model.ts";
import { truthfulAnswer } from "../testing/truthful-model.ts";

let repository: TestRepository;
let truth: AnalyzedCourse;

beforeAll(async () => {
  repository = await makeRepository(GO_ROUTER);
  truth = await courseOf(repository, { chapters: 3 });
});
afterAll(() => repository[Symbol.asyncDispose]());

const FAULT = "`nowhere.go#L1-L3`";

/** The right answer with one false citation added. */
function falseAnswer(question: AskedQuestion, mark: string): FakeReply {
  const answer = truthfulAnswer(truth, question);
  if ("text" in answer) return { text: answer.text.replace(/^(?=## )/m, `${mark} : ${FAULT}.\n\n`) };
  const { relationships = [], ...others } = answer.value as { relationships?: object[] };
  const [first, ...rest] = relationships;
  const wrong = { ...first, label: mark, evidence: ["nowhere.go#L1-L3"] };
  return { value: { ...others, relationships: [wrong, ...rest] } };
}

const isFor = (task: string, { name }: AskedQuestion): boolean => name.startsWith(task);
const isRepair = ({ name }: AskedQuestion): boolean => name.endsWith("repair");

/** One job that a test can attempt several times. Without a `reply` the model answers correctly. */
function attempts(
  reply: (question: AskedQuestion) => FakeReply | undefined | Promise<FakeReply | undefined>,
  concurrency = 1,
) {
  const checkpoints = checkpointsInMemory();
  const used: number[] = [];
  return {
    checkpoints,
    used,
    /** What one attempt asks, and its course or its error. */
    async attempt() {
      const asked: AskedQuestion[] = [];
      const ended = await courseByFakeModel(
        repository,
        async (question) => {
          asked.push(question);
          return (await reply(question)) ?? truthfulAnswer(truth, question);
        },
        {
          limits: { concurrency },
          checkpoints,
          job: "one",
          onUsage: ({ requests }) => used.push(requests),
        },
      ).catch((error: ModelError) => error);
      const names = asked.map(({ name }) => name);
      const about = (task: string) => names.filter((name) => name.startsWith(task));
      return { ended, asked, names, about };
    },
  };
}

test.each([
  ["a value", 2, "2"],
  ["a document", 4, "4.1"],
])("%s whose repair meets a limit is repaired by the next attempt", async (_, step, task) => {
  let isLimited = true;
  const job = attempts((question) => {
    if (question.name === task) return falseAnswer(question, "Faux");
    return isLimited && question.name === `${task} repair` ? { fault: "rate-limit" } : undefined;
  });
  const first = await job.attempt();
  expect(first.ended).toMatchObject({ code: "ENGINE_RATE_LIMIT" });
  expect(first.about(task)).toEqual([task, `${task} repair`]);
  expect(first.names.at(-1)).toBe(`${task} repair`);
  isLimited = false;
  const second = await job.attempt();
  const [repair] = second.asked;
  expect(second.names[0]).toBe(`${task} repair`);
  expect(second.names).not.toContain(task);
  // The repair may run in another client, so its request contains everything to repair.
  expect(repair?.prompt).toContain("Faux");
  expect(repair?.prompt).toMatch(/## Défauts trouvés[\s\S]*nowhere\.go#L1-L3/);
  expect(repair?.prompt).toBe(first.asked.at(-1)?.prompt);
  const course = second.ended as AnalyzedCourse;
  expect(course.documents).toEqual(truth.documents);
  // Twelve results and one repair: the account counts the refused answer once, and the request that
  // met the limit never.
  expect(course.usage?.find((one) => one.step === step)?.requests).toBe(step === 2 ? 2 : 4);
  expect(job.used.reduce((sum, requests) => sum + requests)).toBe(13);
  // The result has taken the place of its draft.
  expect([...job.checkpoints.entries.values()].filter((value) => value.includes("nowhere.go"))).toEqual([]);
  expect((await job.attempt()).names).toEqual([]);
});

test("two repairs count over all attempts; then the document is asked for again", async () => {
  let answers = 0;
  let isLimited = true;
  const job = attempts((question) => {
    if (!isFor("4.1", question)) return undefined;
    if (isLimited && answers === 2) return { fault: "rate-limit" };
    answers += 1;
    return falseAnswer(question, `Faux ${answers}`);
  });
  expect((await job.attempt()).about("4.1")).toEqual(["4.1", "4.1 repair", "4.1 repair"]);
  isLimited = false;
  const second = await job.attempt();
  expect(second.ended).toMatchObject({ code: "ENGINE_OUTPUT", fault: "unusable" });
  // The new document has two repairs of its own.
  expect(second.about("4.1")).toEqual(["4.1 repair", "4.1", "4.1 repair", "4.1 repair"]);
  // The first question continues from the answer that was refused last.
  expect(second.asked[0]?.prompt).toContain("Faux 2");
  expect(second.asked[0]?.prompt).not.toContain("Faux 1");
  expect((await job.attempt()).about("4.1")).toEqual(["4.1", "4.1 repair", "4.1 repair"]);
});

test.each([
  ["cut short", "cut-short", "ENGINE_OUTPUT"],
  ["refused", "refusal", "ENGINE_REFUSED"],
] as const)("a draft whose repair is %s is dropped", async (_, fault, code) => {
  let fails = true;
  const job = attempts((question) => {
    if (!fails || !isFor("4.1", question)) return undefined;
    return isRepair(question) ? { fault } : falseAnswer(question, "Faux");
  });
  const first = await job.attempt();
  expect(first.ended).toMatchObject({ code });
  expect(first.names).toContain("4.1 repair");
  fails = false;
  const second = await job.attempt();
  expect(second.names[0]).toBe("4.1");
  expect(second.names.filter((name) => name.endsWith("repair"))).toEqual([]);
  expect((second.ended as AnalyzedCourse).documents).toEqual(truth.documents);
});

test("a draft whose repair fails twice is dropped", async () => {
  let fails = true;
  const job = attempts((question) => {
    if (!fails || !isFor("4.1", question)) return undefined;
    return isRepair(question) ? { fault: "turns" } : falseAnswer(question, "Faux");
  });
  for (const first of [["4.1"], ["4.1 repair"]]) {
    const { ended, about } = await job.attempt();
    expect(ended).toMatchObject({ fault: "turns" });
    expect(about("4.1").slice(0, 1)).toEqual(first);
  }
  fails = false;
  const third = await job.attempt();
  expect(third.about("4.1")).toEqual(["4.1"]);
  expect((third.ended as AnalyzedCourse).documents).toEqual(truth.documents);
});

test("a draft is kept when the repair of another document fails", async () => {
  const failed = Promise.withResolvers<void>();
  let fails = true;
  const job = attempts(async (question) => {
    if (!fails || !isFor("4.", question)) return undefined;
    if (question.name === "4.1 repair") {
      setImmediate(failed.resolve);
      return { fault: "cut-short" };
    }
    // Its own repair becomes due when no new request may begin.
    if (question.name === "4.2") await failed.promise;
    return falseAnswer(question, "Faux");
  }, 2);
  const first = await job.attempt();
  expect(first.ended).toMatchObject({ fault: "cut-short" });
  expect(first.about("4.2")).toEqual(["4.2"]);
  fails = false;
  const second = await job.attempt();
  expect(second.about("4.2")).toEqual(["4.2 repair"]);
  expect(second.about("4.1")).toEqual(["4.1"]);
});

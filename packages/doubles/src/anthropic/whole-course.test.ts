/**
 * A whole course of the product's engine, through the real client. Its repository contains all the
 * configuration that a client could read (settings, a tool server, skills, commands, hooks), and
 * the double plays faults that the engine repairs.
 */
import type { AnalyzedCourse } from "@fondation/analyzer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AnthropicControl } from "./anthropic-control.ts";
import { readFacts, trueCourse } from "./course/true-course.ts";
import { checkOutFixture, type FixtureCheckout } from "./testing/fixture-checkout.ts";
import { startDoubleOn } from "./testing/start-double.ts";
import { writeCourse } from "./testing/write-course.ts";
import type { MessagesRequest } from "./wire/request.ts";
import { taskName } from "./wire/task.ts";

const CHAPTERS = 3;
const FAULTS = [
  "no-structured-output@1*1",
  "wrong-language@1*1",
  "stream-overloaded@2:1",
  "false-citations@2*1",
  "wrong-language@2*1",
  "wrong-language@3*1",
  "hostile=all@4.1*1",
  "preamble@4.2*1",
  "wrong-language@5.1*1",
  "other-document@6.1*1",
  "false-citations@6.2*1",
];

let fixture: FixtureCheckout;
let double: Awaited<ReturnType<typeof startDoubleOn>>;
let control: AnthropicControl;
let course: AnalyzedCourse;

beforeAll(async () => {
  fixture = await checkOutFixture("injecting");
  double = await startDoubleOn(fixture);
  control = new AnthropicControl(double.url);
  await control.play(fixture.repository, ["reads=0", ...FAULTS].join("+"));
  course = await writeCourse({ fixture, baseUrl: double.url, chapters: CHAPTERS });
  // A bound for clients that hang, not a measure: every answer starts the client's program.
}, 240_000);

afterAll(async () => {
  const problems = await double.stop();
  await fixture[Symbol.asyncDispose]();
  expect(problems).toEqual([]);
});

test("every fault is repaired: the documents are the true ones", async () => {
  const { commit, directory: checkout } = fixture;
  const truth = trueCourse(await readFacts({ checkout, commit, chapters: CHAPTERS }), "fr");
  const written = course.documents.filter(({ position }) => position > 0);
  expect(written).toHaveLength(3 * CHAPTERS);
  for (const { kind, position, content } of written) {
    const step = { chapter: 4, review: 5, tutorial: 6 }[kind as string] ?? 0;
    expect(content).toBe(truth.document(step, position));
  }
});

test("the model is offered tools that read, and the tool that takes a plan", async () => {
  const offers = new Map<string, Set<string>>();
  const requests = (await control.requests()).filter(({ path }) => path === "/v1/messages");
  for (const { index, task } of requests) {
    const { tools = [] } = JSON.parse(await control.body(index)) as MessagesRequest;
    const names = tools.map(({ name }) => name).toSorted();
    const of = task === undefined ? "no task" : taskName(task);
    offers.set(of, (offers.get(of) ?? new Set()).add(names.join(", ")));
  }
  const plans = ["1", "2", "3"].map((step) => [step, "Glob, Grep, Read, StructuredOutput"] as const);
  const texts = [4, 5, 6].flatMap((step) =>
    Array.from({ length: CHAPTERS }, (_, at) => [`${step}.${at + 1}`, "Glob, Grep, Read"] as const),
  );
  const expected = [...plans, ...texts].map(([of, names]) => [of, new Set([names])] as const);
  expect(offers).toEqual(new Map(expected));
});

test("every hostile tool call is refused", async () => {
  const results = await control.toolResults();
  expect(results).toHaveLength(12);
  expect(results.filter(({ isError, task }) => !isError || task !== "4.1")).toEqual([]);
  expect(new Set(results.map(({ tool }) => tool))).toEqual(
    new Set(["Agent", "Bash", "Edit", "Glob", "Grep", "Read", "WebFetch", "Write"]),
  );
});

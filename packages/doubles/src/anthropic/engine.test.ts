/** What the product makes of every fault, through the real client and its real binary. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { checkpointsInMemory } from "@fondation/course/testing/checkpoints";
import { readFacts, trueCourse } from "./course/true-course.ts";
import { AnthropicControl } from "./anthropic-control.ts";
import type { AnthropicDouble } from "./anthropic-double.ts";
import { taskName } from "./wire/task.ts";
import { startDoubleOn } from "./testing/start-double.ts";
import { API_KEY, type WriteRequest, write } from "./testing/write-course.ts";
import { type FixtureCheckout, checkOutFixture } from "./testing/fixture-checkout.ts";

const WHOLE_COURSE = 120_000;
/** Every test starts the client's program, some of them several times: on a busy machine seconds each. */
vi.setConfig({ testTimeout: 60_000 });

let fixture: FixtureCheckout;
let double: AnthropicDouble;
let control: AnthropicControl;

beforeAll(async () => {
  fixture = await checkOutFixture("tiny");
});

afterAll(() => fixture[Symbol.asyncDispose]());

beforeEach(async () => {
  double = await startDoubleOn(fixture);
  control = new AnthropicControl(double.url);
});

afterEach(async () => {
  expect(await double.stop()).toEqual([]);
});

const under = (scenario: string, more: Partial<WriteRequest> = {}): WriteRequest => ({
  fixture,
  baseUrl: `${double.url}/s/${encodeURIComponent(scenario)}`,
  ...more,
});

const messagesAsked = async () => (await control.requests()).filter(({ method }) => method === "POST").length;

describe("a fault becomes the code of the design", () => {
  test.each([
    ["400", "ENGINE_REFUSED", "refused-request"],
    ["401", "ENGINE_AUTH", "rejected-credential"],
    ["403", "ENGINE_AUTH", "rejected-credential"],
    ["404", "ENGINE_REFUSED", "unknown-model"],
    ["408", "ENGINE_UNAVAILABLE", "overloaded"],
    ["409", "ENGINE_UNAVAILABLE", "overloaded"],
    ["413", "ENGINE_OUTPUT", "too-long"],
    ["429", "ENGINE_RATE_LIMIT", "rate-limit"],
    ["500", "ENGINE_UNAVAILABLE", "overloaded"],
    ["529", "ENGINE_UNAVAILABLE", "overloaded"],
    ["stream-overloaded", "ENGINE_UNAVAILABLE", "overloaded"],
    ["stream-limited", "ENGINE_RATE_LIMIT", "rate-limit"],
    ["dropped", "ENGINE_UNAVAILABLE", "unreachable"],
    ["cut", "ENGINE_UNAVAILABLE", "unreachable"],
    ["malformed", "ENGINE_OUTPUT", "unreadable"],
    ["prompt-too-long", "ENGINE_OUTPUT", "too-long"],
    ["refusal", "ENGINE_REFUSED", "refusal"],
    // A plan that is cut off is a call without its arguments, which the client itself asks for again.
    ["max-tokens", "ENGINE_OUTPUT", "formless"],
    ["max-tokens@4", "ENGINE_OUTPUT", "cut-short"],
    ["no-structured-output", "ENGINE_OUTPUT", "unusable"],
    ["false-citations", "ENGINE_OUTPUT", "unusable"],
    ["reads=0+preamble@4", "ENGINE_OUTPUT", "unusable"],
    ["reads=0+wrong-language@4", "ENGINE_OUTPUT", "unusable"],
    ["reads=0+other-document@4", "ENGINE_OUTPUT", "unusable"],
  ])("%s → %s", async (scenario, code, fault) => {
    await expect(write(under(scenario))).rejects.toMatchObject({ code, fault });
  });

  test.each([
    ["a subscription", {}],
    ["an API key", { credential: API_KEY, limits: { retries: 1 } }],
  ])("429 of %s tells when it ends", async (_of, more) => {
    const failed = await write(under("429=600", more)).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: "ENGINE_RATE_LIMIT" });
    const inMinutes = ((failed as { resetAt: number }).resetAt - Date.now()) / 60_000;
    expect(inMinutes).toBeGreaterThan(9.5);
    // The client waits a little longer than it is told to.
    expect(inMinutes).toBeLessThan(13);
    expect(await messagesAsked()).toBe(1);
  });

  test.each([
    ["429", "ENGINE_RATE_LIMIT", "rate-limit"],
    ["529", "ENGINE_UNAVAILABLE", "overloaded"],
  ])(
    "%s without an end, with an API key → %s, after as many tries as were set",
    async (scenario, code, fault) => {
      const failed = write(under(scenario, { credential: API_KEY, limits: { retries: 1 } }));
      await expect(failed).rejects.toMatchObject({ code, fault });
      expect(await messagesAsked()).toBe(2);
    },
  );

  test.each(["silent", "silent-after-start"])(
    "%s → ENGINE_UNAVAILABLE, in the time that was set",
    async (scenario) => {
      const limits = { idleMs: 6_000 };
      await expect(write(under(scenario, { limits }))).rejects.toMatchObject({
        code: "ENGINE_UNAVAILABLE",
        // The timer that was set, and no other.
        fault: "silent",
        message: expect.stringContaining("no message came for 6 s"),
      });
      const [request] = await control.requests();
      expect(request).toMatchObject({ completed: false });
      expect(request?.duration).toBeLessThan(30_000);
    },
  );

  test("a stream that only keeps alive → ENGINE_UNAVAILABLE, by a timer of ours", async () => {
    const limits = { idleMs: 20_000, requestMs: 4_000 };
    await expect(write(under("ping", { limits }))).rejects.toMatchObject({
      code: "ENGINE_UNAVAILABLE",
      fault: "slow",
    });
  });

  test("a stream so slow that it would never end → ENGINE_UNAVAILABLE", async () => {
    const limits = { idleMs: 5_000, requestMs: 6_000 };
    await expect(write(under("slow=300", { limits }))).rejects.toMatchObject({
      code: "ENGINE_UNAVAILABLE",
      fault: "slow",
    });
  });
});

test("what can be repaired is repaired: the course is the true one", { timeout: WHOLE_COURSE }, async () => {
  const { commit, directory: checkout } = fixture;
  const truth = trueCourse(await readFacts({ checkout, commit, chapters: 10 }), "fr");
  const faults = [
    "reads=0",
    "no-structured-output@1*1",
    "stream-overloaded@2:1",
    "false-citations@2*1",
    "preamble@4*1",
    "wrong-language@5*1",
    "other-document@6.1*1",
    "false-citations@6.2*1",
  ];
  const { documents } = await write(under(faults.join("+")));
  const written = documents.filter(({ position }) => position > 0);
  expect(written).toHaveLength(3 * truth.chapters);
  for (const { kind, position, content } of written) {
    const step = { chapter: 4, review: 5, tutorial: 6 }[kind as string] ?? 0;
    expect(content).toBe(truth.document(step, position));
  }
});

test("after a rate limit, nothing that was answered is asked for again; when all is there, nothing at all", {
  timeout: WHOLE_COURSE,
}, async () => {
  const answered = async () =>
    (await control.requests()).flatMap(({ outcome, task }) =>
      outcome === "answer" && task !== undefined ? [taskName(task)] : [],
    );
  await control.play(fixture.repository, "reads=0+429=60@5.2:1");
  const work = { fixture, baseUrl: double.url, checkpoints: checkpointsInMemory() };
  await expect(write(work)).rejects.toMatchObject({ code: "ENGINE_RATE_LIMIT" });
  expect((await answered()).length).toBeGreaterThan(3);
  const course = await write(work);
  const names = await answered();
  expect(names).toHaveLength(new Set(names).size);
  expect(names).toHaveLength(course.documents.length);
  const again = await write(work);
  expect(await answered()).toEqual(names);
  expect(again.documents).toEqual(course.documents);
});

test("a model that was talked into it by a repository is refused everything", async () => {
  await expect(write(under("hostile=all@1+401@2"))).rejects.toMatchObject({ code: "ENGINE_AUTH" });
  const results = await control.toolResults();
  expect(results).toHaveLength(12);
  expect(results.filter(({ isError }) => !isError)).toEqual([]);
});

test("an abort ends the client and its request", async () => {
  const canceling = new AbortController();
  const asked = write(under("silent", { signal: canceling.signal }));
  await expect.poll(async () => (await control.requests()).length, { timeout: 15_000 }).toBe(1);
  const started = performance.now();
  canceling.abort(new Error("canceled by a test"));
  await expect(asked).rejects.toThrow("canceled by a test");
  // Long before any limit of the model's own; that it takes three seconds at most is for the client's own tests and the suite.
  expect(performance.now() - started).toBeLessThan(15_000);
  await expect.poll(async () => (await control.requests())[0]?.duration).toBeGreaterThan(0);
});

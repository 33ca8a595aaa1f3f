/**
 * The reports of the product's engine about the double's faults, through the real client. Faults
 * that `engine-claude/src/client/real-client-failures.test.ts` sends from a script are not
 * repeated.
 */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { AnthropicControl } from "./anthropic-control.ts";
import { checkOutFixture, type FixtureCheckout } from "./testing/fixture-checkout.ts";
import { startDoubleOn } from "./testing/start-double.ts";
import { API_KEY, writeCourse, type WriteRequest } from "./testing/write-course.ts";

// A bound for clients that hang, not a measure: every test starts the client's program.
vi.setConfig({ testTimeout: 120_000 });

let fixture: FixtureCheckout;

beforeAll(async () => {
  fixture = await checkOutFixture("tiny");
});

afterAll(() => fixture[Symbol.asyncDispose]());

/** Writes a course under a scenario. Returns its error and the requests. */
async function failUnder(scenario: string, more: Partial<WriteRequest> = {}) {
  const double = await startDoubleOn(fixture);
  const baseUrl = `${double.url}/s/${encodeURIComponent(scenario)}`;
  const error: unknown = await writeCourse({ fixture, baseUrl, ...more }).catch((thrown: unknown) => thrown);
  const requests = await new AnthropicControl(double.url).requests();
  expect(await double.stop()).toEqual([]);
  return { error, messages: requests.filter(({ method }) => method === "POST") };
}

test.concurrent.each([
  ["408", "ENGINE_UNAVAILABLE", "overloaded"],
  ["409", "ENGINE_UNAVAILABLE", "overloaded"],
  ["stream-overloaded", "ENGINE_UNAVAILABLE", "overloaded"],
  ["stream-limited", "ENGINE_RATE_LIMIT", "rate-limit"],
  // A plan that is cut off is a tool call without arguments. The client itself asks again.
  ["max-tokens", "ENGINE_OUTPUT", "formless"],
  ["max-tokens@4", "ENGINE_OUTPUT", "cut-short"],
])("%s is reported as %s", async (scenario, code, fault) => {
  expect(await failUnder(scenario)).toMatchObject({ error: { code, fault } });
});

test.concurrent("three answers in the wrong language are ENGINE_OUTPUT", async () => {
  const { error, messages } = await failUnder("reads=0+wrong-language@1");
  expect(error).toMatchObject({
    code: "ENGINE_OUTPUT",
    fault: "unusable",
    message: expect.stringContaining("The descriptions are not written in the language asked for (fr)."),
  });
  expect(messages.map(({ outcome }) => outcome)).toEqual(Array(3).fill("wrong-language"));
});

test.concurrent.each([
  ["a subscription", {}],
  ["an API key", { credential: API_KEY, limits: { retries: 1 } }],
])("429 of %s with a reset is not retried and reports the reset", async (_of, more) => {
  const { error, messages } = await failUnder("429=600", more);
  expect(error).toMatchObject({ code: "ENGINE_RATE_LIMIT" });
  const inMinutes = ((error as { resetAt: number }).resetAt - Date.now()) / 60_000;
  expect(inMinutes).toBeGreaterThan(5);
  // The client waits a little longer than the header says.
  expect(inMinutes).toBeLessThan(13);
  expect(messages).toHaveLength(1);
});

test.concurrent.each([
  ["429", "ENGINE_RATE_LIMIT", "rate-limit"],
  ["529", "ENGINE_UNAVAILABLE", "overloaded"],
])("%s without a reset is retried as often as configured, then %s", async (scenario, code, fault) => {
  const { error, messages } = await failUnder(scenario, { credential: API_KEY, limits: { retries: 1 } });
  expect(error).toMatchObject({ code, fault });
  expect(messages).toHaveLength(2);
});

test.concurrent.each(["silent", "silent-after-start"])(
  "%s is ENGINE_UNAVAILABLE after the idle time, and the request is closed",
  async (scenario) => {
    const { error, messages } = await failUnder(scenario, { limits: { idleMs: 6_000 } });
    expect(error).toMatchObject({
      code: "ENGINE_UNAVAILABLE",
      fault: "silent",
      message: expect.stringContaining("no message came for 6 s"),
    });
    expect(messages[0]).toMatchObject({ completed: false });
  },
);

test.concurrent.each([
  ["ping", { idleMs: 20_000, requestMs: 4_000 }],
  ["slow=300", { idleMs: 5_000, requestMs: 6_000 }],
])("%s, an endless stream, is ENGINE_UNAVAILABLE after the request's time", async (scenario, limits) => {
  expect(await failUnder(scenario, { limits })).toMatchObject({
    error: { code: "ENGINE_UNAVAILABLE", fault: "slow" },
  });
});

test.concurrent("an abort ends the client and its request", async ({ expect }) => {
  const canceling = new AbortController();
  const double = await startDoubleOn(fixture);
  const control = new AnthropicControl(double.url);
  await control.hold(fixture.repository);
  const asked = writeCourse({ fixture, baseUrl: double.url, signal: canceling.signal });
  asked.catch(() => {});
  await control.reached(fixture.repository);
  canceling.abort(new Error("canceled by a test"));
  await expect(asked).rejects.toThrow("canceled by a test");
  await expect
    .poll(async () => (await control.requests()).find(({ method }) => method === "POST")?.duration)
    .toBeGreaterThan(0);
  expect(await double.stop()).toEqual([]);
});

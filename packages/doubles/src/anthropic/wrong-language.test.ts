/** Answers in another language than the one asked for, in the steps whose answers are no documents, through the real client. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { AnthropicControl } from "./anthropic-control.ts";
import type { AnthropicDouble } from "./anthropic-double.ts";
import { taskName } from "./wire/task.ts";
import { startDoubleOn } from "./testing/start-double.ts";
import { write } from "./testing/write-course.ts";
import { type FixtureCheckout, checkOutFixture } from "./testing/fixture-checkout.ts";

// Every answer starts the client's program: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 120_000 });

let fixture: FixtureCheckout;
let double: AnthropicDouble;

beforeAll(async () => {
  fixture = await checkOutFixture("tiny");
});

afterAll(() => fixture[Symbol.asyncDispose]());

beforeEach(async () => {
  double = await startDoubleOn(fixture);
});

afterEach(async () => {
  expect(await double.stop()).toEqual([]);
});

const under = (scenario: string, more: { language?: "fr" | "en" } = {}) =>
  write({
    fixture,
    baseUrl: `${double.url}/s/${encodeURIComponent(`reads=0+${scenario}`)}`,
    chapters: 3,
    ...more,
  });

/** The answers that were given, in their order: `1 wrong-language`. */
const answers = async (): Promise<string[]> =>
  (await new AnthropicControl(double.url).requests()).flatMap(({ task, outcome }) =>
    task === undefined || outcome === "401" ? [] : [`${taskName(task)} ${outcome}`],
  );

test.each([
  [1, "The descriptions are"],
  [2, "The summary and the labels are"],
  [3, "The reasons are"],
])("in step %i, given three times, it ends with ENGINE_OUTPUT", async (step, said) => {
  await expect(under(`wrong-language@${step}`)).rejects.toMatchObject({
    code: "ENGINE_OUTPUT",
    fault: "unusable",
    message: expect.stringContaining(`${said} not written in the language asked for (fr).`),
  });
  expect((await answers()).slice(step - 1)).toEqual(Array(3).fill(`${step} wrong-language`));
});

test.each(["fr", "en"] as const)("given once, it is repaired in a course in « %s »", async (language) => {
  const faults = [1, 2, 3].map((step) => `wrong-language@${step}*1`);
  // No further than that.
  await expect(under([...faults, "401@4"].join("+"), { language })).rejects.toMatchObject({
    code: "ENGINE_AUTH",
  });
  expect(await answers()).toEqual([1, 2, 3].flatMap((step) => [`${step} wrong-language`, `${step} answer`]));
});

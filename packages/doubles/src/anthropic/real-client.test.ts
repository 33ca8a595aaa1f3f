/** With the real client and its real binary. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AnthropicControl } from "./anthropic-control.ts";
import type { AnthropicDouble } from "./anthropic-double.ts";
import { ask, type Question } from "./testing/ask-client.ts";
import { CREDENTIALS, startDoubleOn } from "./testing/start-double.ts";
import { type FixtureCheckout, checkOutFixture } from "./testing/fixture-checkout.ts";

/** A child takes its time to start on a machine that has other work. */
const POLL = { timeout: 15_000 };

let fixture: FixtureCheckout;
let double: AnthropicDouble;
let control: AnthropicControl;

beforeAll(async () => {
  fixture = await checkOutFixture("typescript");
  double = await startDoubleOn(fixture);
  control = new AnthropicControl(double.url);
});

afterAll(async () => {
  await double.stop();
  await fixture[Symbol.asyncDispose]();
});

const CHAPTER = { step: 4, position: 3, chapters: 10, language: "fr" } as const;
const FIRST = { step: 1, position: 0, chapters: 10, language: "fr" } as const;

const ABSTRACTIONS = {
  type: "object",
  properties: {
    abstractions: {
      type: "array",
      items: {
        type: "object",
        properties: { id: { type: "integer" }, name: { type: "string" } },
        required: ["id", "name"],
        additionalProperties: false,
      },
    },
  },
  required: ["abstractions"],
  additionalProperties: false,
};

const question = (more: Partial<Question> = {}): Question => ({
  fixture,
  baseUrl: double.url,
  task: CHAPTER,
  ...more,
});

const text = ({ result }: Awaited<ReturnType<typeof ask>>): string =>
  result?.subtype === "success" ? result.result : "";

describe("the six steps", () => {
  test("a chapter is one final message, after a look at a file it cites", async () => {
    const answered = await ask(question());
    expect(text(answered)).toMatch(/^# Chapitre 3 : /);
    const [read] = await control.toolResults(fixture.repository);
    expect(read).toMatchObject({ task: "4.3", tool: "Read", isError: false });
    expect(await control.problems()).toEqual([]);
  });

  test("the first step is a structured output, cut to the schema", async () => {
    const { result } = await ask(question({ task: FIRST, schema: ABSTRACTIONS }));
    expect(result).toMatchObject({ subtype: "success", is_error: false });
    const { abstractions } = (result as { structured_output: { abstractions: object[] } }).structured_output;
    expect(abstractions).toHaveLength(10);
    expect(Object.keys(abstractions[0] ?? {})).toEqual(["id", "name"]);
  });
});

describe("a fault of the wire reaches the client as the API's own would", () => {
  const under = (scenario: string) =>
    question({ baseUrl: `${double.url}/s/${encodeURIComponent(scenario)}` });

  test.each([
    ["401", { api_error_status: 401 }],
    ["403", { api_error_status: 403 }],
    ["404", { api_error_status: 404 }],
    ["413", { api_error_status: 413 }],
    ["429", { api_error_status: 429 }],
    ["500", { api_error_status: 500 }],
    ["529", { api_error_status: 529 }],
    ["prompt-too-long", { api_error_status: 400, terminal_reason: "prompt_too_long" }],
    ["dropped", { result: expect.stringContaining("Connection dropped") }],
    ["cut", { result: expect.stringMatching(/connection.* lost/i) }],
    ["malformed", { result: expect.stringContaining("JSON Parse error") }],
    ["refusal", { stop_reason: "refusal" }],
    ["max-tokens", { result: expect.stringContaining("output token maximum") }],
  ])("%s", async (scenario, expected) => {
    const { result, thrown } = await ask(under(scenario));
    expect(result).toMatchObject({ subtype: "success", is_error: true, ...expected });
    expect(String(thrown)).toContain("Claude Code returned an error result");
  });

  test("429 with a reset is not tried again and tells when it ends", async () => {
    const { messages } = await ask(under("429=60"));
    const limit = messages.find(({ type }) => type === "rate_limit_event");
    const now = Date.now() / 1000;
    expect(limit).toMatchObject({ rate_limit_info: { status: "rejected", resetsAt: expect.any(Number) } });
    const { resetsAt } = (limit as { rate_limit_info: { resetsAt: number } }).rate_limit_info;
    expect(resetsAt - now).toBeGreaterThan(50);
    expect(resetsAt - now).toBeLessThan(62);
    const seen = (await control.requests()).filter(({ outcome }) => outcome === "429");
    expect(seen.at(-1)?.index).not.toBe((seen.at(-2)?.index ?? 0) + 1);
  });

  test("529 once is got over", async () => {
    expect(text(await ask(under("529:1")))).toMatch(/^# Chapitre 3 : /);
  });

  test.each(["silent", "silent-after-start"])(
    "%s lasts until the client is ended, and leaves nothing waiting",
    async (scenario) => {
      const ending = new AbortController();
      const asked = ask({ ...under(scenario), signal: ending.signal });
      await expect
        .poll(async () => (await control.requests()).some(({ outcome }) => outcome === scenario), POLL)
        .toBe(true);
      ending.abort();
      await asked;
      await expect
        .poll(async () => (await control.requests()).filter(({ outcome }) => outcome === scenario), POLL)
        .toEqual([expect.objectContaining({ completed: false, duration: expect.any(Number) })]);
    },
  );
});

describe("a fault of the model", () => {
  const under = (scenario: string, more: Partial<Question> = {}) =>
    question({ baseUrl: `${double.url}/s/${encodeURIComponent(scenario)}`, ...more });

  test("a preamble stands before the document", async () => {
    expect(text(await ask(under("preamble")))).toMatch(/^Parfait ![\s\S]*\n# Chapitre 3 : /);
  });

  test("the wrong language is the other one", async () => {
    expect(text(await ask(under("wrong-language")))).toMatch(/^# Chapter 3 : /);
  });

  test("false citations come once for each task, then true ones", async () => {
    const [first, second] = [await ask(under("false-citations*1")), await ask(under("false-citations*1"))];
    expect(text(first)).toContain("#L900001-L900009");
    expect(text(second)).not.toContain("#L900001-L900009");
  });

  test("another document carries the next position", async () => {
    expect(text(await ask(under("other-document")))).toMatch(/^# Chapitre 4 : /);
  });

  test("a broken diagram takes the place of a good one", async () => {
    expect(text(await ask(under("broken-diagram")))).toContain("A[ouvert --> B((");
  });

  test("structured output that is never given leaves the result without it", async () => {
    const { result } = await ask(under("no-structured-output", { task: FIRST, schema: ABSTRACTIONS }));
    expect(result).toMatchObject({ subtype: "success" });
    expect(result).not.toHaveProperty("structured_output");
  });

  test("hostile tool calls are refused by the client, each of them", async () => {
    const before = (await control.toolResults()).length;
    expect(text(await ask(under("hostile=all")))).toMatch(/^# Chapitre 3 : /);
    const results = (await control.toolResults()).slice(before);
    expect(results).toHaveLength(12);
    expect(results.filter(({ isError }) => !isError)).toEqual([]);
    expect(results.map(({ text }) => text).join("\n")).not.toContain("root:x:0:0");
  });
});

test("both credentials arrive as the API expects them", async () => {
  const kinds = async () => new Set((await control.requests()).slice(-1).map(({ credential }) => credential));
  await ask(question({ credential: { CLAUDE_CODE_OAUTH_TOKEN: CREDENTIALS.oauthToken } }));
  expect(await kinds()).toEqual(new Set(["oauth"]));
  await ask(question({ credential: { ANTHROPIC_API_KEY: CREDENTIALS.apiKey } }));
  expect(await kinds()).toEqual(new Set(["api-key"]));
});

test("through all of it, the client asked for nothing that the double does not know", async () => {
  expect(await control.problems()).toEqual([]);
});

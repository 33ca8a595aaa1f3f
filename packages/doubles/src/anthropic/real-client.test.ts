/** Tests the double's answers and faults with the real client, without the product's code. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { AnthropicControl } from "./anthropic-control.ts";
import { ask, type Question } from "./testing/ask-client.ts";
import { checkOutFixture, type FixtureCheckout } from "./testing/fixture-checkout.ts";
import { CREDENTIALS, startDoubleOn } from "./testing/start-double.ts";

// A bound for clients that hang, not a measure: every question starts the client's program, several
// at once.
vi.setConfig({ testTimeout: 120_000 });

/** Milliseconds for the client's program to start and ask. */
const POLL = { timeout: 60_000 };

let fixture: FixtureCheckout;
let double: Awaited<ReturnType<typeof startDoubleOn>>;
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

const under = (scenario: string, more: Partial<Question> = {}): Question =>
  question({ baseUrl: `${double.url}/s/${encodeURIComponent(scenario)}`, ...more });

const text = ({ result }: Awaited<ReturnType<typeof ask>>): string =>
  result?.subtype === "success" ? result.result : "";

/** The requests for one position of step 4. Concurrent tests use different positions. */
const requestsAt = async (position: number) =>
  (await control.requests()).filter(({ task }) => task?.step === 4 && task.position === position);

describe("the six steps", () => {
  test("a chapter is one final message, after a Read of a file that it cites", async () => {
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

describe("a fault of the transport looks like one of the API", () => {
  // `anthropic-double.test.ts` asserts the other faults as HTTP, and engine-claude what the client
  // makes of such HTTP.
  test.concurrent.each([
    ["401", { api_error_status: 401 }],
    ["cut", { result: expect.stringMatching(/connection.* lost/i) }],
  ])("%s", async (scenario, expected) => {
    const { result, thrown } = await ask(under(scenario));
    expect(result).toMatchObject({ subtype: "success", is_error: true, ...expected });
    expect(String(thrown)).toContain("Claude Code returned an error result");
  });

  test.concurrent("429 with a reset is not retried and reports the reset", async () => {
    const task = { ...CHAPTER, position: 7 };
    const { messages } = await ask(under("429=60", { task }));
    const limit = messages.find(({ type }) => type === "rate_limit_event");
    const now = Date.now() / 1000;
    expect(limit).toMatchObject({ rate_limit_info: { status: "rejected", resetsAt: expect.any(Number) } });
    const { resetsAt } = (limit as { rate_limit_info: { resetsAt: number } }).rate_limit_info;
    expect(resetsAt - now).toBeLessThan(62);
    const [request, ...others] = await requestsAt(task.position);
    expect(resetsAt - (request?.at ?? 0) / 1000).toBeGreaterThan(59);
    expect(others).toEqual([]);
  });

  test.concurrent("one 529 is tried again", async () => {
    expect(text(await ask(under("529:1")))).toMatch(/^# Chapitre 3 : /);
  });

  test.each([
    ["silent", 8],
    ["silent-after-start", 9],
  ])("%s lasts until the client is ended", async (scenario, position) => {
    const ending = new AbortController();
    const asked = ask({ ...under(scenario, { task: { ...CHAPTER, position } }), signal: ending.signal });
    const outcomes = async () => (await requestsAt(position)).map(({ outcome }) => outcome);
    await expect.poll(outcomes, POLL).toEqual([scenario]);
    ending.abort();
    await asked;
    const ended = async () => (await requestsAt(position)).map(({ duration }) => duration > 0);
    await expect.poll(ended, POLL).toEqual([true]);
    expect(await requestsAt(position)).toMatchObject([{ completed: false }]);
  });
});

describe("a fault of the model", () => {
  test.concurrent("preamble puts a sentence before the document", async () => {
    expect(text(await ask(under("preamble")))).toMatch(/^Parfait ![\s\S]*\n# Chapitre 3 : /);
  });

  test.concurrent("wrong-language gives the document in the other language", async () => {
    expect(text(await ask(under("wrong-language")))).toMatch(/^# Chapter 3 : /);
  });

  test.concurrent("false-citations*1 spoils the first answer of a task only", async () => {
    const task = { ...CHAPTER, position: 5 };
    const first = await ask(under("false-citations*1", { task }));
    const second = await ask(under("false-citations*1", { task }));
    expect(text(first)).toContain("#L900001-L900009");
    expect(text(second)).not.toContain("#L900001-L900009");
  });

  test.concurrent("other-document gives the document of the next position", async () => {
    expect(text(await ask(under("other-document")))).toMatch(/^# Chapitre 4 : /);
  });

  test.concurrent("broken-diagram replaces a valid diagram", async () => {
    const answer = text(await ask(under("broken-diagram")));
    expect(answer).toContain("A[ouvert --> B((");
    expect(answer.match(/```mermaid/g)).toHaveLength(1);
  });

  test.concurrent("no-structured-output leaves the result without a value", async () => {
    const { result } = await ask(under("no-structured-output", { task: FIRST, schema: ABSTRACTIONS }));
    expect(result).toMatchObject({ subtype: "success" });
    expect(result).not.toHaveProperty("structured_output");
  });

  test.concurrent("hostile tool calls are refused by the client, each of them", async () => {
    const task = { ...CHAPTER, position: 6 };
    expect(text(await ask(under("hostile=all", { task })))).toMatch(/^# Chapitre 6 : /);
    const results = (await control.toolResults()).filter((result) => result.task === "4.6");
    expect(results).toHaveLength(12);
    expect(results.filter(({ isError }) => !isError)).toEqual([]);
    expect(results.map((result) => result.text).join("\n")).not.toContain("root:x:0:0");
  });
});

test("each kind of credential arrives as the API expects it", async () => {
  const kinds = async () => new Set((await control.requests()).slice(-1).map(({ credential }) => credential));
  await ask(question({ credential: { CLAUDE_CODE_OAUTH_TOKEN: CREDENTIALS.oauthToken } }));
  expect(await kinds()).toEqual(new Set(["oauth"]));
  await ask(question({ credential: { ANTHROPIC_API_KEY: CREDENTIALS.apiKey } }));
  expect(await kinds()).toEqual(new Set(["api-key"]));
});

test("the client asked for nothing that the double does not know", async () => {
  expect(await control.problems()).toEqual([]);
});

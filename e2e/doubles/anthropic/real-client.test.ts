/** With the real client and its real binary. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AnthropicControl } from "./client.ts";
import { type AnthropicDouble, startAnthropicDouble } from "./server.ts";
import { ask, CREDENTIALS, type Ground, prepareGround, type Question } from "./testing/ask.ts";

let ground: Ground;
let double: AnthropicDouble;
let control: AnthropicControl;

beforeAll(async () => {
  ground = await prepareGround("typescript");
  double = await startAnthropicDouble({
    host: "127.0.0.1",
    port: 0,
    credentials: CREDENTIALS,
    repositories: { directories: new Map([[ground.repository, ground.directory]]) },
  });
  control = new AnthropicControl(double.url);
});

afterAll(async () => {
  await double.stop();
  await ground[Symbol.asyncDispose]();
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
  ground,
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
    const [read] = await control.toolResults(ground.repository);
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

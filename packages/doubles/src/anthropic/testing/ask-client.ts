/**
 * Asks the real client with options of its own instead of the product's. Results of these tests are
 * properties of the client, whatever the product asks it.
 */
import path from "node:path";
import { query, type SDKMessage, type SDKResultMessage } from "@anthropic-ai/claude-agent-sdk";
import type { Task } from "../wire/task.ts";
import { CREDENTIALS } from "./start-double.ts";
import type { FixtureCheckout } from "./fixture-checkout.ts";

export interface Question {
  readonly fixture: FixtureCheckout;
  readonly baseUrl: string;
  readonly task: Pick<Task, "step" | "position" | "chapters" | "language">;
  /** The schema of a structured output. */
  readonly schema?: Record<string, unknown>;
  /** The credential as environment variables; the subscription token when absent. */
  readonly credential?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface Answered {
  readonly result: SDKResultMessage | undefined;
  readonly messages: readonly SDKMessage[];
  /** The error of the message stream after the result. */
  readonly thrown: unknown;
}

/** The line of the system prompt that names a task. */
function taskLine(
  { repository, commit }: FixtureCheckout,
  { step, position, chapters, language }: Question["task"],
): string {
  const words = language === "fr" ? FRENCH : ENGLISH;
  const which =
    position === 0 ? `${chapters} ${words.chapters}` : `${words.kinds[step]} ${position}/${chapters}`;
  return `${words.step} ${step}/6 — ${which} — ${repository}@${commit}`;
}

const FRENCH = {
  step: "Étape",
  chapters: "chapitres",
  kinds: { 4: "chapitre", 5: "révision", 6: "tutoriel" } as Record<number, string>,
};
const ENGLISH = {
  step: "Step",
  chapters: "chapters",
  kinds: { 4: "chapter", 5: "review", 6: "tutorial" } as Record<number, string>,
};

export async function ask({
  fixture,
  baseUrl,
  task,
  schema,
  credential,
  signal,
}: Question): Promise<Answered> {
  const controller = new AbortController();
  signal?.addEventListener("abort", () => controller.abort(), { once: true });
  const run = query({
    prompt: "Écris le document.",
    options: {
      abortController: controller,
      cwd: fixture.checkout,
      model: "claude-sonnet-4-5",
      systemPrompt: `Tu écris un cours.\n\n${taskLine(fixture, task)}\n`,
      settingSources: [],
      tools: ["Read", "Grep", "Glob"],
      disallowedTools: [
        "Bash",
        "Write",
        "Edit",
        "NotebookEdit",
        "WebFetch",
        "WebSearch",
        "Agent",
        "Task",
        "Skill",
      ],
      permissionMode: "dontAsk",
      strictMcpConfig: true,
      mcpServers: {},
      skills: [],
      persistSession: false,
      extraArgs: { restricted: null },
      includePartialMessages: true,
      ...(schema === undefined ? {} : { outputFormat: { type: "json_schema" as const, schema } }),
      env: {
        PATH: process.env.PATH ?? "",
        HOME: fixture.home,
        CLAUDE_CONFIG_DIR: path.join(fixture.home, "config"),
        TMPDIR: path.join(fixture.home, "tmp"),
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
        CLAUDE_CODE_DISABLE_AUTO_MEMORY: "1",
        CLAUDE_CODE_MAX_RETRIES: "1",
        ANTHROPIC_BASE_URL: baseUrl,
        ...(credential ?? { CLAUDE_CODE_OAUTH_TOKEN: CREDENTIALS.oauthToken }),
      },
    },
  });
  const messages: SDKMessage[] = [];
  let result: SDKResultMessage | undefined;
  let thrown: unknown;
  try {
    for await (const message of run) {
      messages.push(message);
      if (message.type === "result") result = message;
    }
  } catch (error) {
    thrown = error;
  }
  return { result, messages, thrown };
}

/** The real client with its real binary, contained as the product contains it, for the double's own tests. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { query, type SDKMessage, type SDKResultMessage } from "@anthropic-ai/claude-agent-sdk";
import { buildFixtureRepository, type FixtureName } from "../../github/fixture-repository.ts";
import { git } from "../../github/git.ts";
import type { Task } from "../task.ts";

/** The good credentials of the tests. */
export const CREDENTIALS = {
  oauthToken: "sk-ant-oat01-good-of-the-test",
  apiKey: "sk-ant-api03-good-of-the-test",
};

/** A repository with its files beside it, and a home for the client. */
export interface Ground extends AsyncDisposable {
  readonly repository: string;
  readonly commit: string;
  /** The Git directory. */
  readonly directory: string;
  /** The files. */
  readonly checkout: string;
  readonly home: string;
}

/** Makes it of a fixture. */
export async function prepareGround(fixture: FixtureName): Promise<Ground> {
  const root = await mkdtemp(path.join(tmpdir(), "fondation-anthropic-test-"));
  const [directory, checkout, home] = [
    path.join(root, "git"),
    path.join(root, "files"),
    path.join(root, "home"),
  ];
  const commit = await buildFixtureRepository(fixture, directory);
  await mkdir(checkout);
  await mkdir(path.join(home, "tmp"), { recursive: true });
  await git(["--git-dir", directory, "--work-tree", checkout, "checkout", "--force", "HEAD", "--", "."]);
  return {
    repository: `acme/${fixture}`,
    commit: commit ?? "",
    directory,
    checkout,
    home,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** A question to the model. */
export interface Question {
  readonly ground: Ground;
  readonly baseUrl: string;
  /** The task's line is made of it. */
  readonly task: Pick<Task, "step" | "position" | "chapters" | "language">;
  /** Asks for structured output. */
  readonly schema?: Record<string, unknown>;
  /** The one credential; the good subscription token when absent. */
  readonly credential?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** What the client said. */
export interface Answered {
  readonly result: SDKResultMessage | undefined;
  readonly messages: readonly SDKMessage[];
  /** What the iterator threw after the result. */
  readonly thrown: unknown;
}

/** The line of a task. */
function taskLine(
  { repository, commit }: Ground,
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

/** Asks once. */
export async function ask({
  ground,
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
      cwd: ground.checkout,
      model: "claude-sonnet-4-5",
      systemPrompt: `Tu écris un cours.\n\n${taskLine(ground, task)}\n`,
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
        HOME: ground.home,
        CLAUDE_CONFIG_DIR: path.join(ground.home, "config"),
        TMPDIR: path.join(ground.home, "tmp"),
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

/** Asks the real client one question in temporary directories. */

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SDKMessage } from "@anthropic-ai/claude-agent-sdk";
import { ask, type RequestObserver } from "../client/ask.ts";
import { findClaude, findSetpriv } from "../client/executable.ts";
import { type StartedClient, startClient } from "../client/start-client.ts";
import type { Answer, Question } from "../request/question.ts";
import type { Metered } from "../request/usage-meter.ts";
import type { ModelSettings } from "../settings/model-settings.ts";

/** For tests that do not depend on the question. */
export const QUESTION: Question = {
  about: "the test",
  system: "You are asked by a test.",
  prompt: "Say something.",
  budgetUsd: 1,
};

export interface Asked {
  readonly answer?: Answer;
  readonly error?: unknown;
  readonly usage: Metered["usage"];
  readonly estimated: boolean;
  readonly messages: readonly SDKMessage[];
  /** Files that the client left in its home directories. */
  readonly left: readonly string[];
}

interface AskOptions extends Partial<Pick<RequestObserver, "signal" | "onTurn">> {
  /** Contents of files that the model may read, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Returns the error of the question instead of rejecting. */
export async function askClient(
  settings: ModelSettings,
  question: Partial<Question> = {},
  { files = {}, signal = new AbortController().signal, onTurn }: AskOptions = {},
): Promise<Asked> {
  const scratch = mkdtempSync(join(tmpdir(), "fondation-client-"));
  const [readable, homes] = [join(scratch, "files"), join(scratch, "homes")];
  for (const directory of [readable, homes]) mkdirSync(directory);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(readable, name), text);
  const setup = {
    settings,
    executable: findClaude(settings.executable),
    setpriv: findSetpriv(),
    files: readable,
    homes,
  };
  const used: Metered[] = [];
  const messages: SDKMessage[] = [];
  const observer = {
    signal,
    onUsage: (metered: Metered) => void used.push(metered),
    ...(onTurn === undefined ? {} : { onTurn }),
  };
  const outcome = await ask({ ...QUESTION, ...question }, setup, observer, async (...start) =>
    recorded(await startClient(...start), messages),
  ).then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  const left = readdirSync(homes);
  rmSync(scratch, { recursive: true, force: true });
  const [metered, ...more] = used;
  if (metered === undefined || more.length > 0)
    throw new Error(`The usage was reported ${used.length} times.`);
  return { ...outcome, ...metered, messages, left };
}

function recorded(client: StartedClient, messages: SDKMessage[]): StartedClient {
  return {
    ...client,
    async *ask(prompt) {
      for await (const message of client.ask(prompt)) {
        messages.push(message);
        yield message;
      }
    },
  };
}

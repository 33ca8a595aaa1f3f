/** Asks a stand-in one question through the real client. */

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask } from "../client/ask.ts";
import { findClaude, findSetpriv } from "../client/executable.ts";
import type { Metered } from "../request/usage-meter.ts";
import type { Answer, Question } from "../request/question.ts";
import type { ModelSettings } from "../settings/model-settings.ts";

/** What is asked where a test is not about it. */
export const QUESTION: Question = {
  about: "the test",
  system: "You are asked by a test.",
  prompt: "Say something.",
  budgetUsd: 1,
};

/** What came of a question. */
export interface Asked {
  readonly answer?: Answer;
  readonly error?: unknown;
  readonly usage: Metered["usage"];
  /** Whether it is an estimate. */
  readonly estimated: boolean;
  /** How long it took, in milliseconds. */
  readonly took: number;
  /** Files the client left in its homes. */
  readonly left: readonly string[];
}

/** Asks, with `files` as what the model may read. Never rejects. */
export async function askClient(
  settings: ModelSettings,
  question: Partial<Question> = {},
  {
    files = {},
    signal = new AbortController().signal,
  }: {
    files?: Record<string, string>;
    signal?: AbortSignal;
  } = {},
): Promise<Asked> {
  const scratch = mkdtempSync(join(tmpdir(), "fondation-client-"));
  const [readable, homes] = [join(scratch, "files"), join(scratch, "homes")];
  for (const directory of [readable, homes]) mkdirSync(directory);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(readable, name), text);
  const client = {
    settings,
    executable: findClaude(settings.executable),
    setpriv: findSetpriv(),
    files: readable,
    homes,
  };
  const used: Metered[] = [];
  const begun = performance.now();
  const outcome = await ask({ ...QUESTION, ...question }, client, {
    signal,
    onUsage: (metered) => used.push(metered),
  }).then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  const took = performance.now() - begun;
  const left = readdirSync(homes);
  rmSync(scratch, { recursive: true, force: true });
  const [metered, ...more] = used;
  if (metered === undefined || more.length > 0)
    throw new Error(`The use was told ${used.length} times, not once.`);
  return { ...outcome, ...metered, took, left };
}

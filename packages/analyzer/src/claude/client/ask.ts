/** One request to the model, through the official client: a contained child, its messages, its timers, and what came of it. */

import { join } from "node:path";
import type { SDKMessage, SDKResultMessage } from "@anthropic-ai/claude-agent-sdk";
import type { Usage } from "@fondation/course";
import { redact } from "@fondation/environment";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { ModelError } from "../failure.ts";
import type { ModelSettings } from "../settings.ts";
import { createChildren } from "./child.ts";
import { clientEnvironment } from "./environment.ts";
import { clientOptions } from "./options.ts";
import { failureIn, type Signs, watchFor } from "./outcome.ts";
import { createMeter } from "./meter.ts";

/** What is asked. */
export interface Question {
  /** What this is about, for a person: `chapters/chapter_01_queue.md`. */
  readonly about: string;
  readonly system: string;
  readonly prompt: string;
  /** JSON schema of the answer; a text is asked for when absent. It travels on the command line: keep it small. */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** What this request may still cost, in US dollars. */
  readonly budgetUsd: number;
}

/** What came back. */
export interface Answer {
  /** The model's last message. */
  readonly text: string;
  /** What a schema asked for; undefined when the model did not give it, which is not an error of the client. */
  readonly structured: unknown;
}

/** Where and with what a request runs. */
export interface Client {
  readonly settings: ModelSettings;
  /** The `claude` program. */
  readonly executable: string;
  readonly setpriv: string | undefined;
  /** The files the model may read; the client's working directory. */
  readonly files: string;
  /** Where each request gets a home of its own. */
  readonly scratch: string;
}

/**
 * Asks once. `onUsage` is called once, also when the request fails.
 * @throws ModelError; the signal's reason when it is aborted: the child is killed at once.
 */
export async function ask(
  question: Question,
  client: Client,
  signal: AbortSignal,
  onUsage: (usage: Usage) => void,
): Promise<Answer> {
  signal.throwIfAborted();
  const directory = await mkdtemp(join(client.scratch, "client-"));
  const children = createChildren(client.setpriv);
  const meter = createMeter();
  const stop = new AbortController();
  const end = (reason: unknown) => {
    stop.abort(reason);
    children.kill();
  };
  const onAbort = () => end(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  const { idleMs, requestMs } = client.settings.limits;
  const total = setTimeout(() => end(tooSlow(question, requestMs)), requestMs);
  const idle = setTimeout(() => end(silent(question, idleMs)), idleMs);
  try {
    const home = { home: directory, config: join(directory, "config"), temporary: join(directory, "tmp") };
    await mkdir(home.config);
    await mkdir(home.temporary);
    const signs = watchFor(question.about, idleMs);
    // Loaded only here: whoever uses the static engine needs none of it.
    const { query } = await import("@anthropic-ai/claude-agent-sdk");
    const messages = query({
      prompt: question.prompt,
      options: {
        ...clientOptions(question, client),
        env: clientEnvironment(client.settings, home),
        abortController: stop,
        spawnClaudeCodeProcess: children.spawn,
      },
    });
    const result = await lastResult(
      messages,
      (message) => {
        idle.refresh();
        meter.see(message);
        const hopeless = signs.see(message);
        if (hopeless !== undefined) end(hopeless);
      },
      stop.signal,
      (cause) => crashed(question, children.complaint(), cause),
    );
    return answerIn(result, question, signs);
  } finally {
    clearTimeout(total);
    clearTimeout(idle);
    signal.removeEventListener("abort", onAbort);
    children.kill();
    await children.gone();
    await rm(directory, { recursive: true, force: true });
    onUsage(meter.total());
  }
}

/** The result, although the client ends an unsuccessful request by throwing after it. */
async function lastResult(
  messages: AsyncIterable<SDKMessage>,
  see: (message: SDKMessage) => void,
  stop: AbortSignal,
  crashed: (cause: unknown) => ModelError,
): Promise<SDKResultMessage> {
  let result: SDKResultMessage | undefined;
  try {
    for await (const message of messages) {
      see(message);
      if (message.type === "result") result = message;
      stop.throwIfAborted();
    }
  } catch (error) {
    stop.throwIfAborted();
    if (result === undefined) throw crashed(error);
  }
  stop.throwIfAborted();
  if (result === undefined) throw crashed(undefined);
  return result;
}

function answerIn(result: SDKResultMessage, question: Question, signs: Signs): Answer {
  const failure = failureIn(result, question.about, signs);
  if (failure !== undefined) throw failure;
  if (result.subtype !== "success") throw new Error(`A result ${result.subtype} was taken for a success.`);
  return { text: result.result, structured: result.structured_output };
}

function silent({ about }: Question, idleMs: number): ModelError {
  return new ModelError(
    "silent",
    `Asking the model for ${about} failed: it said nothing for ${idleMs / 1000} s.`,
  );
}

function tooSlow({ about }: Question, requestMs: number): ModelError {
  return new ModelError(
    "slow",
    `Asking the model for ${about} failed: it took more than ${requestMs / 1000} s.`,
  );
}

function crashed({ about }: Question, complaint: string, cause: unknown): ModelError {
  const said = complaint === "" ? "" : `, saying: ${redact(complaint)}`;
  return new ModelError(
    "client",
    `Asking the model for ${about} failed: the client ended without a result${said}.`,
    {
      cause,
    },
  );
}

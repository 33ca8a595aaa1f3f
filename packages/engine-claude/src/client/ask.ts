/** One request to the model, through the official client: a contained child, its messages, its timers, and what came of it. */

import type { SDKMessage, SDKResultMessage } from "@anthropic-ai/claude-agent-sdk";
import { ModelError } from "../failure.ts";
import type { Closings } from "./closings.ts";
import { watchForLast } from "./last.ts";
import { createMeter, type Metered } from "./meter.ts";
import { type Client, type OpenClient, type Opening, openClient } from "./opening.ts";
import { failureIn, type Signs, watchFor } from "./outcome.ts";

/** What is asked. */
export interface Question extends Opening {
  /** What this is about, for a person: `chapters/chapter_01_queue.md`. */
  readonly about: string;
  readonly prompt: string;
}

/** What came back. */
export interface Answer {
  /** The model's last message. */
  readonly text: string;
  /** What a schema asked for; undefined when the model did not give it, which is not an error of the client. */
  readonly structured: unknown;
}

/** Who asks, and what for. */
export interface Asking {
  readonly signal: AbortSignal;
  /** A client that was opened for this very question. */
  readonly ready?: OpenClient | undefined;
  /** Takes the end of a client that has answered; it is waited for when absent. */
  readonly closings?: Closings;
  /** Called once, also when the request fails or is ended. */
  onUsage(used: Metered): void;
  /** Called whenever the model is sent something, and when it begins to answer, with what was used so far. */
  onTurn?(soFar: Metered): void;
  /**
   * Called when the model has ended its answer, with what was used; never of a value, of which only the client knows whether it is asked for
   * again. The client has work to do yet before it gives the answer out, while the model could do something else: it rests until the
   * promise resolves.
   */
  onAnswered?(used: Metered): Promise<void>;
}

/**
 * Asks once.
 * @throws ModelError; the signal's reason when it is aborted: the child is killed at once, and gone when this rejects.
 */
export async function ask(
  question: Question,
  client: Client,
  { signal, ready, closings, onUsage, onTurn, onAnswered }: Asking,
): Promise<Answer> {
  const meter = createMeter(client.settings.model, question);
  const open = ready ?? (await openClient(question, client, false));
  const { children, stop } = open;
  const end = (reason: unknown) => {
    stop.abort(reason);
    children.kill();
  };
  const onAbort = () => end(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  const { idleMs, requestMs } = client.settings.limits;
  const total = setTimeout(() => end(tooSlow(question, requestMs)), requestMs);
  const idle = setTimeout(() => end(silent(question, idleMs)), idleMs);
  let answer: Answer | undefined;
  try {
    signal.throwIfAborted();
    const signs = watchFor(question.about, client.settings.limits);
    const isLast = watchForLast(question.schema !== undefined);
    const messages = await open.ask(question.prompt);
    const see = (message: SDKMessage) => {
      idle.refresh();
      if (meter.see(message)) onTurn?.(meter.total());
      if (isLast(message)) {
        // What is left to do is the client's own, and is soon done.
        clearTimeout(total);
        if (onAnswered !== undefined) {
          children.pause();
          void onAnswered(meter.total()).finally(children.resume);
        }
      }
      const hopeless = signs.see(message);
      if (hopeless !== undefined) end(hopeless);
    };
    const result = await lastResult(messages, see, stop.signal, (cause) =>
      crashed(question, children.complaint(), cause),
    );
    answer = answerIn(result, question, signs);
    return answer;
  } finally {
    clearTimeout(total);
    clearTimeout(idle);
    signal.removeEventListener("abort", onAbort);
    // Before anything else that may fail: what was paid must be counted.
    onUsage(meter.total());
    const closed = open.close();
    if (answer === undefined || closings === undefined) await closed;
    else closings.add(closed);
  }
}

/** The result, as soon as it is there: what comes after it is only the client's own end, which takes longer than ending it. */
async function lastResult(
  messages: AsyncIterable<SDKMessage>,
  see: (message: SDKMessage) => void,
  stop: AbortSignal,
  crashed: (cause: unknown) => ModelError,
): Promise<SDKResultMessage> {
  const iterator = messages[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await iterator.next();
      if (done === true) throw crashed(undefined);
      see(value);
      // It is paid, also when a timer has just run out.
      if (value.type === "result") return value;
      stop.throwIfAborted();
    }
  } catch (error) {
    stop.throwIfAborted();
    throw error instanceof ModelError ? error : crashed(error);
  }
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
  const said = complaint === "" ? "" : `, saying: ${complaint}`;
  return new ModelError(
    "client",
    `Asking the model for ${about} failed: the client ended without a result${said}.`,
    {
      cause,
    },
  );
}

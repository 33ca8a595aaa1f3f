/** One request to the model, through the official client: a contained child, its messages, its timers, and what came of it. */

import type { SDKMessage, SDKResultMessage } from "@anthropic-ai/claude-agent-sdk";
import { ModelError } from "../request/model-error.ts";
import { createMeter, type Metered } from "../request/usage-meter.ts";
import { failureIn, type Signs, watchFor } from "../request/outcome.ts";
import type { Answer, Question } from "../request/question.ts";
import type { ClientSetup } from "./client-setup.ts";
import { startClient } from "./start-client.ts";

/** Starts a client; tests pass one that starts no process. */
type StartClient = typeof startClient;

/** Observes a request. */
export interface RequestObserver {
  readonly signal: AbortSignal;
  /** Called once, also when the request fails or is ended. */
  onUsage(used: Metered): void;
  /** Called whenever the model is sent something, and when it begins to answer, with what was used so far. */
  onTurn?(soFar: Metered): void;
}

/** {@link ask} as its callers use it. */
export type Ask = (question: Question, setup: ClientSetup, observer: RequestObserver) => Promise<Answer>;

/**
 * Asks once. The client is gone when this resolves or rejects.
 * @throws ModelError; the signal's reason when it is aborted.
 */
export async function ask(
  question: Question,
  setup: ClientSetup,
  { signal, onUsage, onTurn }: RequestObserver,
  start: StartClient = startClient,
): Promise<Answer> {
  const meter = createMeter(setup.settings.model, question);
  const client = await start(question, setup);
  const onAbort = () => client.stop(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  const { idleMs, requestMs } = setup.settings.limits;
  const total = setTimeout(() => client.stop(tooSlow(question, requestMs)), requestMs);
  const idle = setTimeout(() => client.stop(silent(question, idleMs)), idleMs);
  try {
    signal.throwIfAborted();
    const signs = watchFor(question.about, setup.settings.limits);
    const see = (message: SDKMessage): void => {
      idle.refresh();
      if (meter.see(message)) onTurn?.(meter.total());
      const hopeless = signs.see(message);
      if (hopeless !== undefined) client.stop(hopeless);
    };
    const result = await lastResult(client.ask(question.prompt), see, client.stopped, (cause) =>
      crashed(question, client.complaint(), cause),
    );
    return answerIn(result, question, signs);
  } finally {
    clearTimeout(total);
    clearTimeout(idle);
    signal.removeEventListener("abort", onAbort);
    // Before anything else that may fail: what was paid must be counted.
    onUsage(meter.total());
    await client.close();
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

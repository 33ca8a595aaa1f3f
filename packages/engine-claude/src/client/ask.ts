/**
 * One request to the model through the official client: starts a client, reads its messages, limits
 * its time and ends it.
 */

import type { SDKMessage, SDKResultMessage } from "@anthropic-ai/claude-agent-sdk";
import { ModelError } from "../request/model-error.ts";
import { createMeter, type Metered } from "../request/usage-meter.ts";
import { failureIn, type FailureSigns, watchForFailures } from "../request/outcome.ts";
import type { Answer, Question } from "../request/question.ts";
import type { ClientSetup } from "./client-setup.ts";
import { startClient } from "./start-client.ts";

type StartClient = typeof startClient;

export interface RequestObserver {
  readonly signal: AbortSignal;
  /** Called once, even if the request fails. */
  onUsage(used: Metered): void;
  /**
   * Called twice per turn, when the model is asked and when it begins to answer. `soFar`: the usage
   * until then.
   */
  onTurn?(soFar: Metered): void;
}

/** Asks one question. {@link ask}, or a test's function. */
export type Ask = (question: Question, setup: ClientSetup, observer: RequestObserver) => Promise<Answer>;

/**
 * Asks one question. The client has ended when this resolves or rejects. `start`: tests pass a
 * client without a process.
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
    const signs = watchForFailures(question.about, setup.settings.limits);
    const see = (message: SDKMessage): void => {
      idle.refresh();
      if (meter.see(message)) onTurn?.(meter.total());
      const failure = signs.see(message);
      if (failure !== undefined) client.stop(failure);
    };
    const result = await lastResult(client.ask(question.prompt), see, client.stopped, (cause) =>
      crashed(question, client.complaint(), cause),
    );
    return answerIn(result, question, signs);
  } finally {
    clearTimeout(total);
    clearTimeout(idle);
    signal.removeEventListener("abort", onAbort);
    // Before everything that may fail, so that the cost is counted.
    onUsage(meter.total());
    await client.close();
  }
}

/**
 * Resolves with the result at once, because killing a client is faster than waiting for its end.
 */
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
      // Even after a timer has fired, because the result is paid.
      if (value.type === "result") return value;
      stop.throwIfAborted();
    }
  } catch (error) {
    stop.throwIfAborted();
    throw error instanceof ModelError ? error : crashed(error);
  }
}

function answerIn(result: SDKResultMessage, question: Question, signs: FailureSigns): Answer {
  const failure = failureIn(result, question.about, signs);
  if (failure !== undefined) throw failure;
  if (result.subtype !== "success") throw new Error(`A result ${result.subtype} was taken for a success.`);
  return { text: result.result, structured: result.structured_output };
}

function silent({ about }: Question, idleMs: number): ModelError {
  return new ModelError(
    "silent",
    `Asking the model for ${about} failed: no message came for ${idleMs / 1000} s.`,
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

/** Typed calls between the worker and an analysis thread, over a message port. */
import type { MessagePort, Worker } from "node:worker_threads";
import { createBirpc } from "birpc";
import { packError, type SentError, unpackError } from "./sent-error.ts";

/** A message of birpc: a request, or an answer. `e` is set when the called function threw. */
interface Message {
  readonly e?: unknown;
}

/** Lets the other side of `port` call `functions`. Returns the functions of the other side. */
export function createRpc<Remote extends object, Local extends object>(
  port: MessagePort | Worker,
  functions: Local,
) {
  return createBirpc<Remote, Local>(functions, {
    post: (message) => port.postMessage(message),
    on: (receive) => void port.on("message", receive),
    off: (receive) => void port.off("message", receive),
    bind: "functions",
    // Without a timeout: an analysis with a model may take hours. An abort ends the wait.
    timeout: -1,
    serialize: (message: Message) =>
      message.e === undefined ? message : { ...message, e: packError(message.e) },
    deserialize: (message: Message) =>
      message.e === undefined ? message : { ...message, e: unpackError(message.e as SentError) },
  });
}

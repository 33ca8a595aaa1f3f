/**
 * The error text when a function fails. Clients get the message, as in Convex's own development
 * deployments. The log gets the stack frames too.
 */
import { randomBytes } from "node:crypto";
import type { JSONValue } from "convex/values";
import type { Caller } from "../auth/caller.ts";
import type { BackendLog } from "../log/backend-log.ts";
import type { ThrownError } from "../sandbox/sandbox.ts";
import { LIMITS } from "../values/convex-limits.ts";
import type { CallError } from "./call.ts";

/** Stack frames of the backend's own scripts do not help the author of a function. */
const OWN_FRAME = /^\s*at .*convex\/functions\.js/;
const FRAMES = 4;
/** What V8 says when the stack is full. */
const OVERFLOW = "Maximum call stack size exceeded";
const CAUSES = `an endless recursion, or a value that is nested more than ${LIMITS.nesting} levels deep`;

export function describeThrown(thrown: ThrownError): CallError {
  const { name = "Error", stack, data } = thrown;
  const message = thrown.message === OVERFLOW ? `${OVERFLOW} (${CAUSES})` : thrown.message;
  const frames = (stack ?? "").split("\n").filter((line) => OWN_FRAME.test(line));
  return {
    message: `Uncaught ${name}: ${message}`,
    frames: frames.slice(0, FRAMES),
    ...(data === undefined ? {} : { data: data as JSONValue }),
  };
}

/** The error for clients: a server error, with an id that its line in the log contains too. */
export function failedCall(
  { path, caller }: { path: string; caller: Caller },
  { frames = [], ...error }: CallError,
  log: BackendLog,
): { error: CallError } {
  const requestId = randomBytes(8).toString("hex");
  log([`[${requestId}] ${path}: ${error.message}`, ...frames].join("\n"), caller);
  return { error: { ...error, message: `[Request ID: ${requestId}] Server Error\n${error.message}` } };
}

/**
 * The error text that clients get when a function fails, as in Convex's own development
 * deployments.
 */
import { randomBytes } from "node:crypto";
import type { JSONValue } from "convex/values";
import type { ThrownError } from "../sandbox/sandbox.ts";
import type { CallError } from "./call.ts";

/** Stack frames of the backend's own scripts do not help the author of a function. */
const OWN_FRAME = /^\s*at .*convex\/functions\.js/;
const FRAMES = 4;

export function describeThrown(thrown: ThrownError): CallError {
  const { name = "Error", message, stack, data } = thrown;
  const frames = (stack ?? "").split("\n").filter((line) => OWN_FRAME.test(line));
  const lines = [`Uncaught ${name}: ${message}`, ...frames.slice(0, FRAMES)];
  return { message: lines.join("\n"), ...(data === undefined ? {} : { data: data as JSONValue }) };
}

/** Marks an error as a server error, with an id that the log contains too. */
export function withRequestId(error: CallError, requestId: string): CallError {
  return { ...error, message: `[Request ID: ${requestId}] Server Error\n${error.message}` };
}

export function createRequestId(): string {
  return randomBytes(8).toString("hex");
}

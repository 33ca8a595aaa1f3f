/**
 * Errors between threads. Structured cloning drops the class and the custom fields of an error, so
 * the fields that the worker needs are sent as plain data.
 */
import { ModelError } from "@fondation/analyzer";
import { FondationError } from "@fondation/environment/errors";

/** An error as plain data. System errors have a `code` too, e.g. `ENOSPC`. */
export type SentError = Pick<Error, "message" | "stack"> &
  Partial<Pick<ModelError, "code" | "advice" | "fault" | "resetAt">>;

/** Converts any thrown value to data that can be posted. */
export function packError(thrown: unknown): SentError {
  const error: SentError = thrown instanceof Error ? thrown : new Error(String(thrown));
  const fields = ["message", "stack", "code", "advice", "fault", "resetAt"] as const;
  return Object.fromEntries(fields.map((field) => [field, error[field]])) as unknown as SentError;
}

/** Restores a ModelError, a FondationError, or a plain error for a bug. */
export function unpackError(sent: SentError): Error {
  return Object.assign(errorFrom(sent), { stack: sent.stack });
}

function errorFrom({ message, code, advice, fault, resetAt }: SentError): Error {
  if (fault !== undefined) return new ModelError(fault, message, resetAt === undefined ? {} : { resetAt });
  if (code !== undefined && advice !== undefined) return new FondationError({ code, message, advice });
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

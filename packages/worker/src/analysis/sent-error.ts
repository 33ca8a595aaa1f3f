/**
 * Errors between threads. Structured cloning drops the class of an error and its own fields, so the
 * fields that the worker decides by are sent as plain data.
 */
import { ModelError } from "@fondation/analyzer";
import { FondationError } from "@fondation/environment/errors";

/** An error as plain data. `code` is also set for errors of the system, for example `ENOSPC`. */
export type SentError = Pick<Error, "message" | "stack"> &
  Partial<Pick<ModelError, "code" | "advice" | "fault" | "resetAt">>;

/** Any thrown value as data that can be posted. */
export function packError(thrown: unknown): SentError {
  const error: SentError = thrown instanceof Error ? thrown : new Error(String(thrown));
  const fields = ["message", "stack", "code", "advice", "fault", "resetAt"] as const;
  return Object.fromEntries(fields.map((field) => [field, error[field]])) as unknown as SentError;
}

/** The error again: a ModelError, a FondationError, or a plain error for a defect. */
export function unpackError(sent: SentError): Error {
  return Object.assign(errorFrom(sent), { stack: sent.stack });
}

function errorFrom({ message, code, advice, fault, resetAt }: SentError): Error {
  if (fault !== undefined) return new ModelError(fault, message, resetAt === undefined ? {} : { resetAt });
  if (code !== undefined && advice !== undefined) return new FondationError({ code, message, advice });
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

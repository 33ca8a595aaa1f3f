/**
 * The output for a failed job or a refused call: code and facts for scripts, sentences for users.
 */
import { type Facts, lookUp } from "@fondation/backend/messages";
import { FAILURE_CODES } from "./failure-codes.ts";
import { FAILURE_WORDS } from "./failure-reasons.ts";
import { REFUSAL_WORDS } from "./refusal-reasons.ts";
import { says, type Words } from "./words.ts";

/** The failure of a job or the refusal of a call, as the backend and the worker report it. */
export interface Failure {
  readonly code: string;
  readonly reason?: string;
  readonly facts?: Facts;
}

/**
 * Finds the failure in an error that a function or this process has thrown; undefined for other
 * errors.
 */
export function failureIn(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  if (isFailure(error)) return error;
  return "data" in error && isFailure(error.data) ? error.data : undefined;
}

function isFailure(value: unknown): value is Failure {
  if (typeof value !== "object" || value === null) return false;
  const { code, facts } = value as Record<string, unknown>;
  return typeof code === "string" && typeof facts === "object" && facts !== null;
}

/**
 * The words for the reason, otherwise those for the code. For unknown codes of another version, the
 * English text among the facts.
 */
export function failureWords({ code, reason, facts }: Failure): Words {
  const words =
    reason === undefined
      ? undefined
      : (lookUp(FAILURE_WORDS, reason, facts) ?? lookUp(REFUSAL_WORDS, reason, facts));
  return words ?? wordsOfCode(code) ?? unknown(facts);
}

function wordsOfCode(code: string): Words | undefined {
  return Object.hasOwn(FAILURE_CODES, code) ? FAILURE_CODES[code as keyof typeof FAILURE_CODES] : undefined;
}

function unknown(facts: Facts = {}): Words {
  const { detail } = facts;
  return says(
    typeof detail === "string"
      ? detail
      : "the backend refused the call for a reason that this command does not know",
    "Use a command and a backend of the same version.",
  );
}

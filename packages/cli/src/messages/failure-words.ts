/**
 * What is printed of a failed job or a refused call: the code and its facts for scripts, words for
 * a person.
 */
import { type Facts, lookUp } from "@fondation/backend/messages";
import { FAILURE_CODES } from "./failure-codes.ts";
import { FAILURE_WORDS } from "./failure-reasons.ts";
import { REFUSAL_WORDS } from "./refusal-reasons.ts";
import { says, type Words } from "./words.ts";

/** Why a job failed or a call was refused, as the backend and the worker say it. */
export interface Failure {
  readonly code: string;
  readonly reason?: string;
  readonly facts?: Facts;
}

/**
 * The failure in an error of a function, or in one that is thrown here; undefined in any other
 * error.
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
 * The words for a reason, else those for the code. Where both are of another version, the English
 * text among the facts.
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

/** The text of a failure: what happened, what to do, and the code to quote. */

import { type Facts, lookUp } from "@fondation/backend/messages";
import { FAILURE_CODES } from "./failure-codes.ts";
import { FAILURE_WORDS } from "./failure-reasons.ts";
import { REFUSAL_WORDS } from "./refusal-reasons.ts";
import { says, type Words } from "./words.ts";

export interface VisibleFailure extends Words {
  readonly code: string;
}

/** The failure of a job or the refusal of a call, as the backend reports it. */
export interface Failure {
  readonly code: string;
  readonly reason?: string;
  readonly facts?: Facts;
}

/** For an error without a message of its own. */
export const UNEXPECTED = says(
  "Une erreur inattendue s’est produite.",
  "Réessayez ; si elle revient, le journal du serveur en dit la cause.",
);

/**
 * The words for the reason, otherwise those for the code. Reasons of another version are unknown.
 */
export function failureWords({ code, reason, facts }: Failure): VisibleFailure {
  const words =
    reason === undefined
      ? undefined
      : (lookUp(FAILURE_WORDS, reason, facts) ?? lookUp(REFUSAL_WORDS, reason, facts));
  return { code, ...(words ?? wordsOfCode(code) ?? UNEXPECTED) };
}

function wordsOfCode(code: string): Words | undefined {
  return Object.hasOwn(FAILURE_CODES, code) ? FAILURE_CODES[code as keyof typeof FAILURE_CODES] : undefined;
}

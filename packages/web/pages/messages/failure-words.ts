/** What is shown of a failure: what happened, what to do, and the code to quote. */

import { type Facts, lookUp } from "@fondation/backend/messages";
import { FAILURE_CODES } from "./failure-codes.ts";
import { FAILURE_WORDS } from "./failure-reasons.ts";
import { REFUSAL_WORDS } from "./refusal-reasons.ts";
import { says, type Words } from "./words.ts";

/** A failure in words. */
export interface VisibleFailure extends Words {
  readonly code: string;
}

/** Why a job failed or a call was refused, as the backend says it. */
export interface Failure {
  readonly code: string;
  readonly reason?: string;
  readonly facts?: Facts;
}

/** Of an error without a message of its own. */
export const UNEXPECTED = says(
  "Une erreur inattendue s’est produite.",
  "Réessayez ; si elle revient, le journal du serveur en dit la cause.",
);

/** The words for a reason, else those for the code. A reason of another version has none. */
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

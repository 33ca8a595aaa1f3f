/** Validates the repository field while the person types. */

import { parseRepository } from "@fondation/backend";
import type { VisibleFailure } from "../messages/failure-words.ts";
import { failureOf } from "../states/visible-failure.ts";

/** Beginnings of a valid text: no error is shown before the person stops typing. */
const INCOMPLETE = [
  /^[A-Za-z0-9._-]*\/?$/,
  /^https?(?::(?:\/(?:\/[^/\s@?#]*(?:\/[^/\s?#]*\/?)?)?)?)?$/i,
  /^(?:ssh|git):(?:\/(?:\/[\w.@:-]*(?:\/[^/\s]*\/?)?)?)?$/i,
  /^[\w.-]+@[\w.-]*(?::[\w.-]*\/?)?$/,
  /^[\w-]+(?:\.[\w-]+)+\/[\w.-]*\/?$/,
  /^(?:git|gh)(?: [^ ]*)*$/,
];

export type FieldState =
  /** `repository`: what the text names, `owner/repo`, or with its server in front. */
  | { readonly state: "valid"; readonly repository: string }
  | { readonly state: "incomplete" | "invalid"; readonly failure: VisibleFailure };

/** Directories cannot be submitted from a browser: the message names the command that can. */
function looksLikeDirectory(text: string): boolean {
  return /^(?:[/~]|\.{1,2}(?:\/|$)|[A-Za-z]:[\\/])/.test(text);
}

/**
 * Only the backend knows its default server and the private hosts that it accepts. An address that
 * is refused without them is validated as if its server were the default.
 */
function parse(text: string): string {
  try {
    return parseRepository(text).key;
  } catch (error) {
    if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) throw error;
    return parseRepository(text, new URL(text).origin).key;
  }
}

/** Validates the text so far. */
export function validate(typed: string): FieldState {
  const text = typed.trim();
  if (looksLikeDirectory(text)) {
    return {
      state: "invalid",
      failure: {
        code: "REPOSITORY_INVALID",
        message: "Un dossier ne peut pas être soumis depuis un navigateur.",
        advice: `Sur la machine qui le porte, lancez « fondation submit ${text} ».`,
      },
    };
  }
  try {
    return { state: "valid", repository: parse(text) };
  } catch (error) {
    const isBeginning = INCOMPLETE.some((beginning) => beginning.test(text));
    return { state: isBeginning ? "incomplete" : "invalid", failure: failureOf(error) };
  }
}

/** Validates the final text: an incomplete one is an error too. */
export function validateFinal(typed: string): VisibleFailure | undefined {
  const result = validate(typed);
  return result.state === "valid" ? undefined : result.failure;
}

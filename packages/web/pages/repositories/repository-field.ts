/** Validates the repository field while the person types. */

import { parseRepository } from "@fondation/backend";
import type { VisibleFailure } from "../messages/failure-words.ts";
import { failureOf } from "../states/visible-failure.ts";

/** Beginnings of a valid text: no error is shown before the person stops typing. */
const INCOMPLETE = [/^[A-Za-z0-9._-]*\/?$/, /^https?(?::(?:\/(?:\/[^/\s@?#]*(?:\/[^/\s?#]*\/?)?)?)?)?$/i];

export type FieldState =
  | { readonly state: "valid" | "incomplete" }
  | { readonly state: "invalid"; readonly failure: VisibleFailure };

/** Directories cannot be submitted from a browser: the message names the command that can. */
function looksLikeDirectory(text: string): boolean {
  return /^(?:[/~]|\.{1,2}(?:\/|$)|[A-Za-z]:[\\/])/.test(text);
}

/** The SSH address that `git clone` takes: `git@host:owner/repo`. */
const SSH_ADDRESS = /^[\w.-]+@[^/\s]+:/;

/**
 * Only the backend knows its default server. A whole address is validated as if its server were
 * that.
 */
function serverOf(text: string): string | undefined {
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).origin : undefined;
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
  if (SSH_ADDRESS.test(text)) {
    return {
      state: "invalid",
      failure: {
        code: "REPOSITORY_INVALID",
        message: "Une adresse SSH n’est pas acceptée.",
        advice: "Écrivez « propriétaire/dépôt », ou l’adresse https du dépôt.",
      },
    };
  }
  try {
    parseRepository(text, serverOf(text));
    return { state: "valid" };
  } catch (error) {
    if (INCOMPLETE.some((beginning) => beginning.test(text))) return { state: "incomplete" };
    return { state: "invalid", failure: failureOf(error) };
  }
}

/** Validates the final text: an incomplete one is an error too. */
export function validateFinal(typed: string): VisibleFailure | undefined {
  const result = validate(typed);
  if (result.state === "valid") return undefined;
  if (result.state === "invalid") return result.failure;
  return {
    code: "REPOSITORY_INVALID",
    message: typed.trim() === "" ? "Indiquez un dépôt." : "Il manque une partie du nom du dépôt.",
    advice: "Écrivez « propriétaire/dépôt », ou l’adresse https du dépôt.",
  };
}

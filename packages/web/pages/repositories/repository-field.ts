/** What is wrong with what is typed in the repository field, said while it is typed. */

import { parseRepository } from "@fondation/backend";
import { failureOf, type VisibleFailure } from "../states/visible-failure.ts";

/** Beginnings of something right: nothing is said about them until the person stops writing. */
const UNFINISHED = [/^[A-Za-z0-9._-]*\/?$/, /^https?(?::(?:\/(?:\/[^/\s@?#]*(?:\/[^/\s?#]*\/?)?)?)?)?$/i];

/** What the field says: nothing, or what is wrong and what to write instead. */
export type FieldState =
  | { readonly state: "right" | "unfinished" }
  | { readonly state: "wrong"; readonly failure: VisibleFailure };

/** Directories of a machine cannot be submitted from a browser; whoever tries needs the command. */
function isDirectory(text: string): boolean {
  return /^(?:[/~]|\.{1,2}(?:\/|$)|[A-Za-z]:[\\/])/.test(text);
}

/** The address that `git clone` over SSH takes, as `git@host:owner/repo`. */
const SSH_ADDRESS = /^[\w.-]+@[^/\s]+:/;

/** Which server is the default is the backend's business: a whole address is judged as if it named that one. */
function serverOf(text: string): string | undefined {
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).origin : undefined;
}

/** Judges what is typed. */
export function judge(typed: string): FieldState {
  const text = typed.trim();
  if (isDirectory(text)) {
    return {
      state: "wrong",
      failure: {
        code: "REPOSITORY_INVALID",
        message: "Un dossier ne peut pas être soumis depuis un navigateur.",
        advice: `Sur la machine qui le porte, lancez « fondation submit ${text} ».`,
      },
    };
  }
  if (SSH_ADDRESS.test(text)) {
    return {
      state: "wrong",
      failure: {
        code: "REPOSITORY_INVALID",
        message: "Une adresse SSH n’est pas acceptée.",
        advice: "Écrivez « propriétaire/dépôt », ou l’adresse https du dépôt.",
      },
    };
  }
  try {
    parseRepository(text, serverOf(text));
    return { state: "right" };
  } catch (error) {
    if (UNFINISHED.some((beginning) => beginning.test(text))) return { state: "unfinished" };
    return { state: "wrong", failure: failureOf(error) };
  }
}

/** What is wrong once nothing more is being typed. */
export function validateFinal(typed: string): VisibleFailure | undefined {
  const verdict = judge(typed);
  if (verdict.state === "right") return undefined;
  if (verdict.state === "wrong") return verdict.failure;
  return {
    code: "REPOSITORY_INVALID",
    message: typed.trim() === "" ? "Indiquez un dépôt." : "Il manque une partie du nom du dépôt.",
    advice: "Écrivez « propriétaire/dépôt », ou l’adresse https du dépôt.",
  };
}

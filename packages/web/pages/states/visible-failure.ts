/** Errors as readers see them: what happened, what to do, and a code to quote. */

import { ConvexError } from "convex/values";
import { ChunkLoadError } from "../loading/load-chunk.ts";

export interface VisibleFailure {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

function isVisible(data: unknown): data is VisibleFailure {
  return (
    typeof data === "object" &&
    data !== null &&
    ["code", "message", "advice"].every((name) => typeof Reflect.get(data, name) === "string")
  );
}

/** `index.html` has the same text, for when the whole page is incomplete. */
const INCOMPLETE: VisibleFailure = {
  code: "PAGE_INCOMPLETE",
  message: "La page n’est pas arrivée en entier.",
  advice: "Vérifiez que le serveur tourne et que le réseau est là, puis réessayez.",
};

/** The failure to show for an error of a Convex function or of `fetch`. */
export function failureOf(error: unknown): VisibleFailure {
  if (error instanceof ConvexError && isVisible(error.data)) return error.data;
  if (error instanceof ChunkLoadError) return INCOMPLETE;
  return {
    code: "INTERNAL",
    message: "Une erreur inattendue s’est produite.",
    advice: "Réessayez ; si elle revient, le journal du serveur en dit la cause.",
  };
}

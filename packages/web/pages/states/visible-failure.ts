/** Errors as a reader meets them: what happened, what to do, and the code to quote. */

import { ConvexError } from "convex/values";
import { ChunkLoadError } from "../loading/load-chunk.ts";

/** An error in words. */
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

/** In the words in which `index.html` says the same of the whole page. */
const INCOMPLETE: VisibleFailure = {
  code: "PAGE_INCOMPLETE",
  message: "La page n’est pas arrivée en entier.",
  advice: "Vérifiez que le serveur tourne et que le réseau est là, puis réessayez.",
};

/** Reads what a Convex function or a fetch threw. */
export function failureOf(error: unknown): VisibleFailure {
  if (error instanceof ConvexError && isVisible(error.data)) return error.data;
  if (error instanceof ChunkLoadError) return INCOMPLETE;
  return {
    code: "INTERNAL",
    message: "Une erreur inattendue s’est produite.",
    advice: "Réessayez ; si elle revient, le journal du serveur en dit la cause.",
  };
}

/** Errors for readers: what happened, what to do, and a code to quote. */

import { ConvexError } from "convex/values";
import { ChunkLoadError } from "../loading/load-chunk.ts";
import { type Failure, failureWords, UNEXPECTED, type VisibleFailure } from "../messages/failure-words.ts";

/** `index.html` shows the same words when the whole page is incomplete. */
const INCOMPLETE: VisibleFailure = {
  code: "PAGE_INCOMPLETE",
  message: "La page n’est pas arrivée en entier.",
  advice: "Vérifiez que le serveur tourne et que le réseau est là, puis réessayez.",
};

/** Converts an exception of a Convex function or a fetch. */
export function failureOf(error: unknown): VisibleFailure {
  if (error instanceof ConvexError && isFailure(error.data)) return failureWords(error.data);
  if (error instanceof ChunkLoadError) return INCOMPLETE;
  return { code: "INTERNAL", ...UNEXPECTED };
}

function isFailure(data: unknown): data is Failure {
  return typeof data === "object" && data !== null && typeof Reflect.get(data, "code") === "string";
}

/** Sentences for users about a failure or a refusal. */

import { frenchSpaces } from "@fondation/course/french";

/** `message`: what happened. `advice`: what to do next. */
export interface Words {
  readonly message: string;
  readonly advice: string;
}

/** Applies French spaces and apostrophes. */
export function says(message: string, advice: string): Words {
  return { message: frenchSpaces(message), advice: frenchSpaces(advice) };
}

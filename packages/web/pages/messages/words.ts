/** What a person reads of a failure or a refusal. */

import { frenchSpaces } from "../typography/french-spaces.ts";

/** What happened, and what to do next. */
export interface Words {
  readonly message: string;
  readonly advice: string;
}

/** Words with French spaces and apostrophes. */
export function says(message: string, advice: string): Words {
  return { message: frenchSpaces(message), advice: frenchSpaces(advice) };
}

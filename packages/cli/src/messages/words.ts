/** What a person at a terminal reads of a failure or a refusal. */

/** What happened, and what to do next. */
export interface Words {
  readonly message: string;
  readonly advice: string;
}

/** Both in one line. */
export function says(message: string, advice: string): Words {
  return { message, advice };
}

/** Sentences for users about a failure or a refusal. */

/** `message`: what happened. `advice`: what to do next. */
export interface Words {
  readonly message: string;
  readonly advice: string;
}

export function says(message: string, advice: string): Words {
  return { message, advice };
}

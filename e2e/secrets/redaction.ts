/** Takes the secrets of a run out of texts that people will read. */
import { essenceOf, formsOf } from "./secret-search.ts";

export interface Redacted {
  readonly text: string;
  /** Names of the secrets that were in the text. */
  readonly found: readonly string[];
}

/** Returns a function that replaces every form of each secret by `[redacted: <name>]`. */
export function createRedaction(secrets: Readonly<Record<string, string>>): (text: string) => Redacted {
  const forms = Object.entries(secrets).flatMap(([name, secret]) =>
    essenceOf(secret)
      .flatMap(formsOf)
      .map((form) => ({ name, form })),
  );
  // A form may contain another one.
  const longestFirst = forms
    .filter(({ form }) => form !== "")
    .toSorted((a, b) => b.form.length - a.form.length);
  return (text) => {
    const found = new Set<string>();
    let rest = text;
    for (const { name, form } of longestFirst) {
      if (!rest.includes(form)) continue;
      found.add(name);
      rest = rest.replaceAll(form, () => `[redacted: ${name}]`);
    }
    return { text: rest, found: [...found] };
  };
}

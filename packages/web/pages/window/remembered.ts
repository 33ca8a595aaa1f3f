/** Short texts that this browser keeps for the reader, in one stored object per subject. */

import { useCallback, useState } from "react";

const PREFIX = "fondation-";

function stored(subject: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(window.localStorage.getItem(PREFIX + subject) ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function store(subject: string, name: string, value: string | undefined): void {
  const { [name]: _old, ...others } = stored(subject);
  const next = value === undefined ? others : { ...others, [name]: value };
  try {
    if (Object.keys(next).length === 0) window.localStorage.removeItem(PREFIX + subject);
    else window.localStorage.setItem(PREFIX + subject, JSON.stringify(next));
  } catch {
    // Storage may be unavailable. The text then lasts until the page is closed.
  }
}

/** The text under `name` in `subject`, and a function to replace it or, with `undefined`, forget it. */
export function useRemembered(
  subject: string,
  name: string,
): [string | undefined, (value: string | undefined) => void] {
  const [value, setValue] = useState(() => {
    const { [name]: found } = stored(subject);
    return typeof found === "string" ? found : undefined;
  });
  const remember = useCallback(
    (next: string | undefined) => {
      setValue(next);
      store(subject, name, next);
    },
    [subject, name],
  );
  return [value, remember];
}

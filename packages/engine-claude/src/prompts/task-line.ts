/** The line of the system prompt that names the task of a request. */

import type { Language } from "@fondation/course";

export interface Task {
  readonly step: 1 | 2 | 3 | 4 | 5 | 6;
  /** 1 to N in steps 4 to 6. */
  readonly position?: number;
  /** N as requested in steps 1 to 3, as decided in steps 4 to 6. */
  readonly chapters: number;
}

const WORDS = {
  fr: { step: "Étape", chapters: "chapitres", documents: ["chapitre", "révision", "tutoriel"] },
  en: { step: "Step", chapters: "chapters", documents: ["chapter", "review", "tutorial"] },
} as const;

/** E.g. `Étape 4/6 — chapitre 3/10 — acme/parcels@<commit>`. */
export function taskLine(
  { step, position, chapters }: Task,
  language: Language,
  { repository, commit }: { readonly repository: string; readonly commit: string },
): string {
  const words = WORDS[language];
  const what =
    position === undefined
      ? `${chapters} ${words.chapters}`
      : `${words.documents[step - 4]} ${position}/${chapters}`;
  return `${words.step} ${step}/6 — ${what} — ${repository}@${commit}`;
}

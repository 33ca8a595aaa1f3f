/** Reads the task of a request from one line in its system prompt. */
import type { MessagesRequest } from "./request.ts";

export type TaskLanguage = "fr" | "en";

/** A plan of step 1 to 3, or one document of step 4 to 6. */
export interface Task {
  /** 1…6. */
  readonly step: number;
  /** 1…N in the steps 4 to 6, otherwise 0. */
  readonly position: number;
  /**
   * The number of chapters: the requested number in steps 1 to 3, the number of the course in steps
   * 4 to 6.
   */
  readonly chapters: number;
  /** `owner/name`. */
  readonly repository: string;
  /** The full SHA. */
  readonly commit: string;
  readonly language: TaskLanguage;
}

const LINE =
  /^(Étape|Step) ([1-6])\/6 — (?:(?:chapitre|révision|tutoriel|chapter|review|tutorial) (\d+)\/(\d+)|(\d+) (?:chapitres|chapters)) — (\S+)@([0-9a-f]{40})$/m;

/** Undefined when the system prompt has no line for a task. */
export function recognizeTask({ system }: Pick<MessagesRequest, "system">): Task | undefined {
  const text = typeof system === "string" ? system : (system ?? []).map((block) => block.text).join("\n");
  const [, word, step, position, of, asked, repository, commit] = LINE.exec(text.normalize("NFC")) ?? [];
  if (repository === undefined || commit === undefined) return undefined;
  return {
    step: Number(step),
    position: Number(position ?? 0),
    chapters: Number(of ?? asked),
    repository,
    commit,
    language: word === "Step" ? "en" : "fr",
  };
}

/** A task as one word, `4.3` or `1`. A repair has the same name as the first request. */
export function taskName({ step, position }: Task): string {
  return position === 0 ? String(step) : `${step}.${position}`;
}

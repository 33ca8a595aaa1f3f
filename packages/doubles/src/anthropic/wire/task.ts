/** Which of the six steps a request belongs to, by one line of its system prompt. */
import type { MessagesRequest } from "./request.ts";

/** The language of a course. */
export type TaskLanguage = "fr" | "en";

/** One task: step 1 to 3, or one document of step 4 to 6. */
export interface Task {
  /** 1…6. */
  readonly step: number;
  /** 1…N for the steps 4 to 6, 0 before. */
  readonly position: number;
  /** The number of chapters: asked for in the steps 1 to 3, the course's own in 4 to 6. */
  readonly chapters: number;
  /** `owner/name`. */
  readonly repository: string;
  /** Full SHA. */
  readonly commit: string;
  readonly language: TaskLanguage;
}

const LINE =
  /^(Étape|Step) ([1-6])\/6 — (?:(?:chapitre|révision|tutoriel|chapter|review|tutorial) (\d+)\/(\d+)|(\d+) (?:chapitres|chapters)) — (\S+)@([0-9a-f]{40})$/m;

/** The task of a request; undefined when its system prompt has no such line. */
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

/** A task as one word, `4.3` or `1`; the same for its first request and its repairs. */
export function taskName({ step, position }: Task): string {
  return position === 0 ? String(step) : `${step}.${position}`;
}

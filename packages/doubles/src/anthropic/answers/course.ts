/** The true course of a repository: the static engine's, taken apart into what each step returns. */
import { analyze } from "@fondation/analyzer";
import type { TaskLanguage } from "../task.ts";

/** What the six steps return. */
export interface TrueCourse {
  /** `{abstractions}`, `{summary, relationships}` and `{order}`. */
  readonly structured: readonly [Structured, Structured, Structured];
  /** The number of chapters. */
  readonly chapters: number;
  /** The document of a step 4 to 6 at a position 1…N. Throws when there is none. */
  document(step: number, position: number): string;
}

/** A structured output. */
type Structured = Readonly<Record<string, unknown>>;

/** What a course is made of. */
export interface CourseRequest {
  readonly checkout: string;
  readonly repository: string;
  readonly commit: string;
  readonly language: TaskLanguage;
  readonly chapters: number;
  readonly grammars?: string;
}

const KINDS: Readonly<Record<number, string>> = { 4: "chapter", 5: "review", 6: "tutorial" };

/** Analyses the repository. The steps' own results pass through its checkpoints, where they are taken from. */
export async function trueCourse(request: CourseRequest): Promise<TrueCourse> {
  const kept = new Map<string, unknown>();
  const course = await analyze({
    ...request,
    engine: "static",
    signal: new AbortController().signal,
    onProgress: () => {},
    checkpoints: {
      get: async () => undefined,
      put: async (key, value) => {
        kept.set(/\/(step\d)(?:@\w+)?$/.exec(key)?.[1] ?? key, JSON.parse(value));
      },
    },
  });
  const step = (name: string): Structured => {
    const value = kept.get(name);
    if (value === undefined) throw new Error(`The static engine kept no result of ${name}.`);
    return value as Structured;
  };
  return {
    structured: [step("step1"), step("step2"), step("step3")],
    chapters: course.chapters,
    document(number, position) {
      const found = course.documents.find(
        (document) => document.kind === KINDS[number] && document.position === position,
      );
      if (found === undefined) throw new Error(`The course has no document ${position} in step ${number}.`);
      return found.content;
    },
  };
}

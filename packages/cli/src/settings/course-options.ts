/** The options for the form of a course, and the variables that they override. */

/** The settings decide when an option is absent. */
export interface CourseOptions {
  readonly engine?: "auto" | "static" | "claude";
  readonly chapters?: string;
  readonly language?: "fr" | "en";
}

export function courseOverrides({ engine, chapters, language }: CourseOptions) {
  return { FONDATION_ENGINE: engine, FONDATION_CHAPTERS: chapters, FONDATION_LANGUAGE: language };
}

/** The options that say how a course is made, and the variables they override. */

/** An absent option leaves the decision to the settings. */
export interface CourseOptions {
  readonly engine?: "auto" | "static" | "claude";
  readonly chapters?: string;
  readonly language?: "fr" | "en";
}

/** The variables these options override. */
export function courseOverrides({ engine, chapters, language }: CourseOptions) {
  return { FONDATION_ENGINE: engine, FONDATION_CHAPTERS: chapters, FONDATION_LANGUAGE: language };
}

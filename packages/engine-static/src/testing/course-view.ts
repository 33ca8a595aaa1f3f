/** The facts of a small repository, ready for the documents. */

import { analyzeCode } from "@fondation/code";
import type { Language } from "@fondation/course";
import { openRepository } from "@fondation/repository";
import { type Entry, makeRepository } from "@fondation/repository/testing/test-repository";
import { ENGLISH } from "../english/english-words.ts";
import { FRENCH } from "../french/french-words.ts";
import { type CourseView, createView } from "../view/course-view.ts";

export async function viewOf(
  files: Readonly<Record<string, Entry>>,
  { language = "en", parts = 3 }: { readonly language?: Language; readonly parts?: number } = {},
): Promise<CourseView> {
  await using made = await makeRepository(files);
  const signal = new AbortController().signal;
  const repository = await openRepository(made.path, made.commit, signal);
  try {
    const facts = await analyzeCode({ repository, parts, signal });
    const words = language === "fr" ? FRENCH : ENGLISH;
    return createView({ ...facts, repository: "test/repository", commit: made.commit, language, words });
  } finally {
    await repository.close();
  }
}

/** With all files in one part. */
export function viewOfOnePart(
  files: Readonly<Record<string, Entry>>,
  language: Language = "en",
): Promise<CourseView> {
  return viewOf(files, { language, parts: 1 });
}

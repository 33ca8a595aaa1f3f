/** The facts of a small repository, as all documents get them. */

import { analyzeCode } from "@fondation/code";
import { openRepository } from "@fondation/repository";
import { type Entry, makeRepository } from "@fondation/repository/testing/test-repository";
import { type CourseView, createView } from "../view/course-view.ts";
import { ENGLISH } from "../english/english-words.ts";
import { FRENCH } from "../french/french-words.ts";

export async function viewOf(
  files: Readonly<Record<string, Entry>>,
  language: "fr" | "en" = "en",
): Promise<CourseView> {
  await using made = await makeRepository(files);
  const { signal } = new AbortController();
  const repository = await openRepository(made.path, made.commit, signal);
  const facts = await analyzeCode({ repository, parts: 1, signal });
  await repository.close();
  const words = language === "fr" ? FRENCH : ENGLISH;
  return createView({ repository: "example", commit: made.commit, language, words, ...facts });
}

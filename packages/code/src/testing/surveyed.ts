/** The survey of a small repository. */

import { openRepository } from "@fondation/repository";
import { type Entry, makeRepository } from "@fondation/repository/testing/test-repository";
import { createPause } from "../pause.ts";
import { type Survey, surveyRepository } from "../survey/survey.ts";

export async function surveyOf(files: Readonly<Record<string, Entry>>): Promise<Survey> {
  await using made = await makeRepository(files);
  const signal = new AbortController().signal;
  const repository = await openRepository(made.path, made.commit, signal);
  try {
    return await surveyRepository({ repository, pause: createPause(signal) });
  } finally {
    await repository.close();
  }
}

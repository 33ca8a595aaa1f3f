/** A job with its failure in words, so that scripts read codes and people read sentences. */
import type { JobView } from "@fondation/backend";
import { failureWords } from "../messages/failure-words.ts";
import type { Words } from "../messages/words.ts";

/** A job as this command prints it. */
export interface WordedJob extends JobView {
  readonly error: (NonNullable<JobView["error"]> & Words) | null;
}

/** Adds the words. */
export function worded(job: JobView): WordedJob {
  const { error } = job;
  return { ...job, error: error === null ? null : { ...error, ...failureWords(error) } };
}

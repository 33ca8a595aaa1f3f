/** A job with its failure in words. Scripts read the codes, users the sentences. */
import type { JobView } from "@fondation/backend";
import { failureWords } from "../messages/failure-words.ts";
import type { Words } from "../messages/words.ts";

export interface WordedJob extends JobView {
  readonly error: (NonNullable<JobView["error"]> & Words) | null;
}

export function worded(job: JobView): WordedJob {
  const { error } = job;
  return { ...job, error: error === null ? null : { ...error, ...failureWords(error) } };
}

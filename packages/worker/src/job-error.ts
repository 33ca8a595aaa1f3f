/** The errors a job can end with as they are. */
import { type Failure, FondationError, type JobErrorCode } from "@fondation/environment/errors";

/**
 * An error whose words are meant for a job's page: French, and with one of the codes a job may end with. Whatever else stops a job gets
 * its words from the table in `job/sentences.ts`.
 */
export class JobError extends FondationError {
  declare readonly code: JobErrorCode;

  constructor(failure: Failure & { readonly code: JobErrorCode }) {
    super(failure);
  }
}

import { FondationError } from "@fondation/environment";
import { JobError } from "../failures/job-error.ts";

/** The error that a promise rejects with; throws when it does not reject. */
export async function errorOf(promise: Promise<unknown>): Promise<FondationError | JobError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof FondationError || error instanceof JobError) return error;
  throw new Error(`Expected an error for people, got ${String(error)}`, { cause: error });
}

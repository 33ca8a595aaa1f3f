import type { JobView } from "@fondation/backend";
import type { Facts } from "@fondation/backend/messages";

/** A failed job as an error. Has the code, the reason and the facts that the backend stores. */
export class JobFailed extends Error {
  override readonly name = "JobFailed";
  readonly code: string;
  readonly reason?: string;
  readonly facts: Facts;

  constructor({ jobId, error }: Pick<JobView, "jobId" | "error">) {
    super(`Job ${jobId} failed.`);
    const { code, reason, facts } = error ?? { code: "INTERNAL" };
    this.code = code;
    if (reason !== undefined) this.reason = reason;
    this.facts = facts ?? {};
  }
}

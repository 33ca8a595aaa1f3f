/** The job's error for a failed clone. */
import type { FailureReason } from "@fondation/backend/messages";
import { redact } from "@fondation/environment";
import { type GitFault, gitFaultIn } from "@fondation/repository";
import { JobError } from "../failures/job-error.ts";

export interface Attempt {
  /** The name of the repository as submitted. */
  readonly repository: string;
  /** Whether the token was sent. */
  readonly identified: boolean;
  readonly kind: "remote" | "local";
}

/** The reasons whose only fact is the repository. */
type CloneReason = Exclude<Extract<FailureReason, `clone.${string}`>, "clone.too-large">;

interface Reasons {
  readonly reason: CloneReason;
  /** The reason if the token was sent, when it differs. */
  readonly withToken?: CloneReason;
  /** The reason for a local repository, when it differs. */
  readonly ofLocal?: CloneReason;
}

const REASONS: Readonly<Record<GitFault, Reasons>> = {
  limits: { reason: "clone.limits" },
  incomplete: { reason: "clone.incomplete" },
  "no-commit": { reason: "clone.no-commit" },
  "disk-full": { reason: "clone.disk-full" },
  denied: { reason: "clone.denied", withToken: "clone.denied-with-token" },
  "not-found": { reason: "clone.not-found", withToken: "clone.not-found-with-token" },
  "not-git": { reason: "clone.not-git" },
  redirect: { reason: "clone.redirects" },
  // A local clone uses no network: the program that reads the repository has ended early.
  network: { reason: "clone.network", ofLocal: "clone.incomplete" },
};

/** Its cause is Git's output without secrets. */
export function gitFailure(errors: readonly string[], { repository, identified, kind }: Attempt): JobError {
  const said = redact(errors.join("\n"));
  const fault = gitFaultIn(said);
  const reasons = fault && REASONS[fault];
  const specific = kind === "local" ? reasons?.ofLocal : identified ? reasons?.withToken : undefined;
  const reason = specific ?? reasons?.reason ?? "clone.failed";
  return new JobError(reason, { repository }, new Error(said === "" ? "Git gave no reason." : said));
}

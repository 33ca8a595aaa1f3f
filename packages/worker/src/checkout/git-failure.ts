/** Determines from Git's output why it failed. Each reason has a row. */
import type { FailureReason } from "@fondation/backend/messages";
import { redact } from "@fondation/environment";
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

interface Row {
  /** Matches lines that Git itself writes in the C locale. */
  readonly pattern: RegExp;
  readonly reason: CloneReason;
  /** The reason if the token was sent, when it differs. */
  readonly withToken?: CloneReason;
  /** The reason for a local repository, when it differs. */
  readonly ofLocal?: CloneReason;
}

/** The first row that matches is the reason. */
const ROWS: readonly Row[] = [
  { reason: "clone.disk-full", pattern: /No space left on device|Disk quota exceeded|ENOSPC/i },
  {
    // GitHub answers 401 to an anonymous request and 404 to a request without access, for private
    // and unknown repositories alike.
    reason: "clone.denied",
    withToken: "clone.denied-with-token",
    pattern:
      /could not read (?:Username|Password)|Authentication failed|returned error: 40[13]\b|Permission denied/i,
  },
  {
    reason: "clone.not-found",
    withToken: "clone.not-found-with-token",
    pattern: /repository '[^\n']*' (?:not found|does not exist)|returned error: 4(?:04|10)\b/i,
  },
  {
    reason: "clone.not-git",
    pattern:
      /does not appear to be a git repository|not valid: is this a git repository|invalid server response/i,
  },
  { reason: "clone.other-server", pattern: /returned error: 30[1-8]\b/i },
  {
    reason: "clone.network",
    // No network is used: the program that reads the repository has ended early.
    ofLocal: "clone.incomplete",
    pattern:
      /Could not resolve host|Failed to connect|Connection (?:refused|reset|timed out)|timed out|too slow|early EOF|unexpected disconnect|hung up|RPC failed|Recv failure|Empty reply|transfer closed|returned error: (?:408|429|5\d\d)\b|SSL|TLS|certificate|unable to access/i,
  },
];

/** The job's error for a failed clone. Its cause is Git's output without secrets. */
export function gitFailure(errors: readonly string[], { repository, identified, kind }: Attempt): JobError {
  const said = redact(errors.join("\n"));
  const row = ROWS.find(({ pattern }) => pattern.test(said));
  const specific = kind === "local" ? row?.ofLocal : identified ? row?.withToken : undefined;
  const reason = specific ?? row?.reason ?? "clone.failed";
  return new JobError(reason, { repository }, new Error(said === "" ? "Git gave no reason." : said));
}

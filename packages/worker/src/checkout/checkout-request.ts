import type { Secret } from "@fondation/environment";
import type { RemotePolicy } from "./remote.ts";
import type { RepositoryLimits } from "./repository-limits.ts";

/** What to check out, where, and within which limits. */
export interface CheckoutRequest extends RemotePolicy {
  /** The name of the repository as submitted, for messages. */
  readonly repository: string;
  readonly kind: "remote" | "local";
  /** An https address without credentials, or an absolute path for a local repository. */
  readonly cloneUrl: string;
  /**
   * The full hash of the wanted commit. Absent, or no longer on the server: the last commit of the
   * default branch.
   */
  readonly commit?: string;
  /** Created if absent; must be empty. */
  readonly directory: string;
  readonly token?: Secret;
  readonly limits: RepositoryLimits;
  /** Milliseconds without data after which a transfer is aborted. Default: 60,000. */
  readonly stallMs?: number;
  readonly signal: AbortSignal;
}

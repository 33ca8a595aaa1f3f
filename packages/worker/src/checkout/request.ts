import type { Secret } from "@fondation/environment";
import type { RepositoryLimits } from "./limits.ts";
import type { RemotePolicy } from "./remote.ts";

/** What to check out, where to, and within which limits. */
export interface CheckoutRequest extends RemotePolicy {
  /** The repository's name as its submitter knows it, for messages. */
  readonly repository: string;
  readonly kind: "remote" | "local";
  /** An https address without credentials, or an absolute path for a local repository. */
  readonly cloneUrl: string;
  /**
   * The full hash of the wanted commit. The last commit of the default branch is taken when it is
   * absent, or when the server no longer has the wanted one.
   */
  readonly commit?: string;
  /** Created if absent; must be empty. */
  readonly directory: string;
  readonly token?: Secret;
  readonly limits: RepositoryLimits;
  /** Milliseconds without any data after which a transfer ends; 60,000 by default. */
  readonly stallMs?: number;
  readonly signal: AbortSignal;
}

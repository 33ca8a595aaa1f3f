/** Reasons why the backend refuses a user's request. */

import type { FactsOf, NoFacts, Reason } from "./facts.ts";

function reason<MessageFacts = NoFacts>(code: string): Reason<string, MessageFacts> {
  return { code };
}

export const REFUSAL_REASONS = {
  "access.identity-required": reason("ACCESS_DENIED"),
  "access.local-needs-open": reason("ACCESS_DENIED"),
  "access.workers-only": reason("ACCESS_DENIED"),

  "job.succeeded": reason("JOB_NOT_RETRYABLE"),
  "job.unknown": reason("JOB_NOT_FOUND"),
  "quota.cost": reason<{ budget: number; used: number }>("QUOTA_EXCEEDED"),
  /** `minutes`: until the next job is accepted. */
  "quota.hour": reason<{ most: number; minutes: number }>("QUOTA_EXCEEDED"),
  "quota.queue": reason<{ most: number }>("QUOTA_EXCEEDED"),
  "settings.chapters": reason<{ chapters: number; least: number; most: number }>("SETTINGS_INVALID"),

  "directory.not-absolute": reason<{ path: string; name: string }>("REPOSITORY_INVALID"),
  "directory.same-names": reason<{ name: string; most: number }>("REPOSITORY_INVALID"),

  "repository.backslash": reason("REPOSITORY_INVALID"),
  "repository.credentials": reason("REPOSITORY_INVALID"),
  /** An address of a server without a path. */
  "repository.host-alone": reason<{ host: string }>("REPOSITORY_INVALID"),
  "repository.invisible-character": reason("REPOSITORY_INVALID"),
  "repository.missing": reason("REPOSITORY_INVALID"),
  "repository.name": reason<{ name: string }>("REPOSITORY_INVALID"),
  "repository.no-name": reason<{ owner: string }>("REPOSITORY_INVALID"),
  "repository.not-allowed-owner": reason<{ owner: string }>("REPOSITORY_DENIED"),
  "repository.owner": reason<{ owner: string }>("REPOSITORY_INVALID"),
  "repository.private-host": reason<{ host: string }>("REPOSITORY_INVALID"),
  "repository.protocol": reason<{ protocol: string }>("REPOSITORY_INVALID"),
  /** A page of the server that belongs to no repository. */
  "repository.site-page": reason<{ page: string }>("REPOSITORY_INVALID"),
  "repository.space": reason("REPOSITORY_INVALID"),
  "repository.too-long": reason("REPOSITORY_INVALID"),
  /** A short name of more than two parts. */
  "repository.too-many-parts": reason<{ parts: number }>("REPOSITORY_INVALID"),
  "repository.unreadable": reason("REPOSITORY_INVALID"),
};

export type RefusalReason = keyof typeof REFUSAL_REASONS;

export type RefusalFacts = FactsOf<typeof REFUSAL_REASONS>;

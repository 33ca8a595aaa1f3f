/**
 * Results of mutations that clients sent over a WebSocket, by session and request id. A mutation
 * that is sent again after a lost connection runs only once. The result is written in the
 * mutation's own transaction, so both are stored or neither is. It belongs to the caller: for
 * another identity, the same session and request id are another request.
 */
import type { DatabaseSync } from "node:sqlite";
import type { Caller } from "../auth/caller.ts";

/**
 * In milliseconds. After this time a session's requests are deleted; no client retries for so long.
 */
const KEPT_MS = 7 * 24 * 3600_000;

/** A committed mutation: its result's Convex JSON and its commit timestamp. */
export interface CommittedRequest {
  value: string;
  ts: bigint;
}

export class Requests {
  readonly #find;
  readonly #add;
  readonly #prune;

  constructor(sqlite: DatabaseSync) {
    this.#find = sqlite.prepare("SELECT result, ts FROM requests WHERE session_id = ? AND request_id = ?");
    this.#find.setReadBigInts(true);
    this.#add = sqlite.prepare(
      "INSERT INTO requests (session_id, request_id, ts, result) VALUES (?, ?, ?, ?)",
    );
    this.#prune = sqlite.prepare("DELETE FROM requests WHERE ts < ?");
  }

  find(caller: Caller, sessionId: string, requestId: number): CommittedRequest | undefined {
    const row = this.#find.get(owned(caller, sessionId), requestId);
    return row === undefined ? undefined : { value: String(row.result), ts: row.ts as bigint };
  }

  add(caller: Caller, sessionId: string, requestId: number, committed: CommittedRequest): void {
    this.#add.run(owned(caller, sessionId), requestId, committed.ts, committed.value);
  }

  /** Deletes requests that no client can retry any more. */
  prune(now: number): void {
    this.#prune.run(BigInt(now - KEPT_MS) * 1_000_000n);
  }
}

/** JSON, so that no session id can look like that of another caller. */
function owned({ identity, mayCallInternal }: Caller, sessionId: string): string {
  return JSON.stringify([mayCallInternal, identity?.attributes.tokenIdentifier ?? null, sessionId]);
}

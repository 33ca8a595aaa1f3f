/** Messages of the sync protocol, as in the npm package's src/browser/sync/protocol.ts. */
import { randomUUID } from "node:crypto";
import type { JSONValue } from "convex/values";
import type { CallResult, QueryRun } from "../functions/call.ts";
import { EVERY_CONNECTION } from "../values/connection-limits.ts";

export type QueryChange =
  | {
      type: "Add";
      queryId: number;
      udfPath: string;
      args: JSONValue[];
      journal?: string | null;
      componentPath?: string;
    }
  | { type: "Remove"; queryId: number };

interface CallMessage {
  requestId: number;
  udfPath: string;
  args: JSONValue[];
  componentPath?: string;
}

export type ClientMessage =
  | { type: "Connect"; sessionId: string; maxObservedTimestamp?: string | null }
  | { type: "Authenticate"; tokenType: "None"; baseVersion: number }
  | { type: "Authenticate"; tokenType: "User"; value: string; baseVersion: number }
  | {
      type: "Authenticate";
      tokenType: "Admin";
      value: string;
      baseVersion: number;
      impersonating?: { [claim: string]: unknown };
    }
  | { type: "ModifyQuerySet"; baseVersion: number; newVersion: number; modifications: QueryChange[] }
  | ({ type: "Mutation" } & CallMessage)
  | ({ type: "Action" } & CallMessage)
  | { type: "Event" };

/** The version of a client's state. A Transition leads from one version to the next. */
export interface StateVersion {
  querySet: number;
  identity: number;
  ts: bigint;
}

/** Timestamps are sent as base64 of 8 little-endian bytes. */
export function writeTimestamp(ts: bigint): string {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64LE(ts);
  return bytes.toString("base64");
}

/** Whether {@link readTimestamp} can read it. */
export function isTimestamp(text: string): boolean {
  return /^[A-Za-z0-9+/]{11}=$/.test(text);
}

export function readTimestamp(text: string): bigint {
  return Buffer.from(text, "base64").readBigUInt64LE();
}

/** Results are already JSON texts. They are concatenated without being parsed. */
export function queryModification(queryId: number, { result, journal }: QueryRun): string {
  const logLines = JSON.stringify(result.logLines ?? []);
  const rest = `"queryId":${queryId},"logLines":${logLines},"journal":${JSON.stringify(journal)}`;
  if ("value" in result) return `{"type":"QueryUpdated",${rest},"value":${result.value}}`;
  const { message, data } = result.error;
  const errorData = data === undefined ? "" : `,"errorData":${JSON.stringify(data)}`;
  return `{"type":"QueryFailed",${rest},"errorMessage":${JSON.stringify(message)}${errorData}}`;
}

export function queryRemoved(queryId: number): string {
  return JSON.stringify({ type: "QueryRemoved", queryId });
}

export function transition(start: StateVersion, end: StateVersion, modifications: string[]): string {
  const version = (state: StateVersion) => JSON.stringify({ ...state, ts: writeTimestamp(state.ts) });
  return `{"type":"Transition","startVersion":${version(start)},"endVersion":${version(end)},"modifications":[${modifications.join(",")}]}`;
}

/**
 * Cuts a long Transition into the messages TransitionChunk, one at a time, so that no second copy of
 * it is in memory. A client connects again after 60 s without a message, so a message must arrive
 * within that time over a slow network.
 */
export function* inParts(text: string): Generator<string> {
  const { partCharacters } = EVERY_CONNECTION;
  const totalParts = Math.ceil(text.length / partCharacters);
  if (totalParts === 1) return yield text;
  const transitionId = randomUUID();
  for (let partNumber = 0; partNumber < totalParts; partNumber += 1) {
    const chunk = text.slice(partNumber * partCharacters, (partNumber + 1) * partCharacters);
    yield JSON.stringify({ type: "TransitionChunk", chunk, partNumber, totalParts, transitionId });
  }
}

/** `ts` only for a committed mutation. */
export function callResponse(
  type: "MutationResponse" | "ActionResponse",
  requestId: number,
  result: CallResult,
  ts?: bigint,
): string {
  const head = `"type":"${type}","requestId":${requestId},"logLines":${JSON.stringify(result.logLines ?? [])}`;
  if ("value" in result) {
    const commit = ts === undefined ? "" : `,"ts":"${writeTimestamp(ts)}"`;
    return `{${head},"success":true,"result":${result.value}${commit}}`;
  }
  const { message, data } = result.error;
  const errorData = data === undefined ? "" : `,"errorData":${JSON.stringify(data)}`;
  return `{${head},"success":false,"result":${JSON.stringify(message)}${errorData}}`;
}

/** The record of requests, which tests read. It contains no tokens. */
import type { ServerResponse } from "node:http";
import type { Credentials } from "./access.ts";

export interface RecordedRequest {
  /** When it arrived, in milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly credentials: Credentials;
  /** 0 until the response is closed. */
  readonly status: number;
  /** False when the client disconnected before the end of the response. */
  readonly completed: boolean;
}

/** Records a request. The record is completed when the response closes. */
export function recordRequest(
  response: ServerResponse,
  request: Pick<RecordedRequest, "method" | "path" | "credentials">,
): RecordedRequest {
  const record = { at: Date.now(), ...request, status: 0, completed: false };
  response.once("close", () => {
    record.status = response.statusCode;
    record.completed = response.writableFinished;
  });
  return record;
}

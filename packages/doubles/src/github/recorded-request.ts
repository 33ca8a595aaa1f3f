/** The record of requests, for tests to look at. Tokens are judged, never kept. */
import type { ServerResponse } from "node:http";
import type { Credentials } from "./access.ts";

/** One request to Git or REST. */
export interface RecordedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly credentials: Credentials;
  /** 0 until the response has ended or the client has gone. */
  readonly status: number;
  /** False when the client went away before the answer was complete. */
  readonly completed: boolean;
}

/** Makes the record of a request, which is completed when its response closes. */
export function recordRequest(
  response: ServerResponse,
  request: Pick<RecordedRequest, "method" | "path" | "credentials">,
): RecordedRequest {
  const record = { ...request, status: 0, completed: false };
  response.once("close", () => {
    record.status = response.statusCode;
    record.completed = response.writableFinished;
  });
  return record;
}

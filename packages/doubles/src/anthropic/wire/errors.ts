/**
 * Errors in the format of the API: `{"type":"error","error":{"type","message"},"request_id"}`.
 * Types and statuses: platform.claude.com/docs/en/api/errors.
 */
import type { ServerResponse } from "node:http";

export interface ApiError {
  readonly status: number;
  readonly type: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The documented errors by status, and 408 and 409, which gateways send. */
export const API_ERRORS = {
  400: { status: 400, type: "invalid_request_error", message: "Invalid request." },
  401: { status: 401, type: "authentication_error", message: "invalid x-api-key" },
  403: {
    status: 403,
    type: "permission_error",
    message: "Your API key does not have permission to use the specified resource.",
  },
  404: { status: 404, type: "not_found_error", message: "Not found." },
  408: { status: 408, type: "timeout_error", message: "Request timed out" },
  409: { status: 409, type: "conflict_error", message: "Conflict" },
  413: { status: 413, type: "request_too_large", message: "Request exceeds the maximum size" },
  429: {
    status: 429,
    type: "rate_limit_error",
    message: "This request would exceed your account's rate limit. Please try again later.",
  },
  500: { status: 500, type: "api_error", message: "Internal server error" },
  529: { status: 529, type: "overloaded_error", message: "Overloaded" },
} as const satisfies Record<number, ApiError>;

/** The body of an error response, or the data of an `error` event. */
export function errorBody(requestId: string, { type, message }: ApiError): Readonly<Record<string, unknown>> {
  return { type: "error", error: { type, message }, request_id: requestId };
}

export function sendError(response: ServerResponse, requestId: string, error: ApiError): void {
  response.writeHead(error.status, {
    "content-type": "application/json",
    "request-id": requestId,
    ...error.headers,
  });
  response.end(JSON.stringify(errorBody(requestId, error)));
}

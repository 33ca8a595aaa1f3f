/** Faults with which the double answers clones while a test sets them as its `intercept`. */
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Receives a request before the double does. `answered` hands the response to the interceptor,
 * which may leave it open.
 */
export type Interceptor = (request: IncomingMessage, response: ServerResponse) => "answered" | undefined;

/** Answers every request with an error status, for example 503, and an empty body. */
export function failWith(status: number): Interceptor {
  return (_request, response) => {
    response.writeHead(status).end();
    return "answered";
  };
}

/** Accepts every request and never answers it. */
export const neverAnswer: Interceptor = () => "answered";

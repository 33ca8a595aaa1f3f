/** Reads a request for a message, for the model and the script. */
import type { Exchange } from "./exchange.ts";
import { API_ERRORS, sendError } from "../wire/errors.ts";
import { type MessagesRequest, refuseRequest } from "../wire/request.ts";
import { inputTokens } from "../wire/tokens.ts";

/**
 * Undefined when the exchange is already answered: this function refuses malformed requests, and
 * answers requests that only count tokens.
 */
export function readMessageRequest({
  response,
  requestId,
  entry,
  body,
}: Exchange): MessagesRequest | undefined {
  const request = JSON.parse(body) as MessagesRequest;
  const counts = entry.path === "/v1/messages/count_tokens";
  const refused = refuseRequest(request, counts);
  if (refused !== undefined) {
    sendError(response, requestId, { ...API_ERRORS[400], message: refused });
    return undefined;
  }
  if (!counts) return request;
  entry.outcome = "tokens";
  response.writeHead(200, { "content-type": "application/json", "request-id": requestId });
  response.end(JSON.stringify({ input_tokens: inputTokens(request) }));
  return undefined;
}

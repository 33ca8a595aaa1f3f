/** Plays a fault of the transport on one response. */
import type { ServerResponse } from "node:http";
import type { CredentialKind } from "../wire/credentials.ts";
import { type ApiError, API_ERRORS, errorBody, sendError } from "../wire/errors.ts";
import { eventsOf, eventText, type Message } from "../wire/message.ts";
import { limitHeaders } from "../wire/rate-limit.ts";
import type { Rule } from "./rule.ts";

export interface FaultContext {
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly model: string;
  readonly credential: CredentialKind;
  /** Whether the client asked for a stream. */
  readonly streams: boolean;
  /** Makes the message of which a fault sends a part. */
  message(): Promise<Message>;
  /** Resolves when the response is closed. */
  readonly gone: Promise<unknown>;
}

/** Milliseconds between two pings. */
const PING_MS = 100;

/** Events that a broken stream never sends. */
const AT_THE_END: ReadonlySet<string> = new Set(["content_block_stop", "message_delta", "message_stop"]);

/** Resolves when the fault is over. */
export async function playFault(rule: Rule, stage: FaultContext): Promise<void> {
  const { response, requestId, gone } = stage;
  const error = apiError(rule, stage);
  if (error !== undefined) return sendError(response, requestId, error);
  const streamHeaders = { "content-type": "text/event-stream; charset=utf-8", "request-id": requestId };
  switch (rule.name) {
    case "dropped":
      response.destroy();
      return;
    case "cut": {
      const text = [...eventsOf(await stage.message())].map(eventText).join("");
      response.writeHead(200, streamHeaders);
      const half = text.slice(0, text.lastIndexOf('"type":"content_block_delta"') + 60);
      await new Promise<void>((resolve) => response.write(half, () => resolve()));
      response.destroy();
      return;
    }
    case "stream-overloaded":
    case "stream-limited": {
      const late = API_ERRORS[rule.name === "stream-limited" ? 429 : 529];
      // After a broken stream, the client repeats the request without streaming.
      if (!stage.streams) return sendError(response, requestId, late);
      const events = [...eventsOf(await stage.message())].filter(({ event }) => !AT_THE_END.has(event));
      response.writeHead(200, streamHeaders);
      for (const event of events) response.write(eventText(event));
      response.end(eventText({ event: "error", data: errorBody(requestId, late) }));
      return;
    }
    case "malformed":
      response.writeHead(200, { "content-type": "application/json", "request-id": requestId });
      response.end('{"type":"message","role":"assistant","content":[{"type":"te');
      return;
    case "silent":
      await gone;
      return;
    case "silent-after-start": {
      const [start] = eventsOf(await stage.message());
      response.writeHead(200, streamHeaders);
      if (start !== undefined) response.write(eventText(start));
      await gone;
      return;
    }
    case "ping": {
      const [start, ping] = eventsOf(await stage.message());
      response.writeHead(200, streamHeaders);
      if (start !== undefined) response.write(eventText(start));
      const pings = setInterval(() => response.write(ping === undefined ? "" : eventText(ping)), PING_MS);
      await gone.finally(() => clearInterval(pings));
      return;
    }
    default:
      throw new Error(`« ${rule.name} » is not a fault of the transport.`);
  }
}

function apiError({ name, value }: Rule, { model, credential }: FaultContext): ApiError | undefined {
  if (name === "prompt-too-long") {
    return { ...API_ERRORS[400], message: "prompt is too long: 208310 tokens > 200000 maximum" };
  }
  if (name === "404") return { ...API_ERRORS[404], message: `model: ${model}` };
  if (name === "429") {
    if (value === undefined) return API_ERRORS[429];
    const reset = Math.ceil(Date.now() / 1000) + Number(value);
    return {
      ...API_ERRORS[429],
      headers: limitHeaders({ status: "rejected", reset }, credential, Date.now()),
    };
  }
  const status = Number(name) as keyof typeof API_ERRORS;
  return API_ERRORS[status];
}

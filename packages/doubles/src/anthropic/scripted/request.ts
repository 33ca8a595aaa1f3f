/** A request for a message, as a script reads it. */
import type { IncomingHttpHeaders } from "node:http";
import { blocksOf, type MessagesRequest, type RequestBlock, resultText } from "../wire/request.ts";

export interface ScriptedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly path: string;
  readonly model: string;
  /** The blocks of the system prompt, joined by line breaks. */
  readonly system: string;
  /** Every text of the user's messages, joined by line breaks. */
  readonly prompt: string;
  readonly tools: readonly {
    readonly name: string;
    readonly input_schema?: Readonly<Record<string, unknown>>;
  }[];
  /** All results of the client's tools so far, as text. */
  readonly toolResults: readonly string[];
  /** Whether the result at the same index is an error. */
  readonly toolErrors: readonly boolean[];
  readonly body: MessagesRequest;
}

export function scriptedRequest(
  path: string,
  headers: IncomingHttpHeaders,
  body: MessagesRequest,
): ScriptedRequest {
  const { model, system = [], messages, tools = [] } = body;
  const fromUser = messages.filter(({ role }) => role === "user").flatMap(blocksOf);
  const results = fromUser.filter(({ type }) => type === "tool_result");
  return {
    headers,
    path,
    model,
    system: textOf(typeof system === "string" ? [{ text: system }] : system),
    prompt: textOf(fromUser),
    tools,
    toolResults: results.map(resultText),
    toolErrors: results.map(({ is_error }) => is_error === true),
    body,
  };
}

function textOf(blocks: readonly Pick<RequestBlock, "text">[]): string {
  return blocks.flatMap(({ text }) => text ?? []).join("\n");
}

/** A small stand-in for the Messages API: enough of its wire protocol for the real client. Everything it does not know fails the test. */

import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request for a message as the client sends it. */
export interface MessagesRequest {
  readonly headers: IncomingHttpHeaders;
  readonly path: string;
  readonly model: string;
  /** The system prompt's blocks, joined by line breaks. */
  readonly system: string;
  /** Every text the person's side sent, joined by line breaks. */
  readonly prompt: string;
  readonly tools: readonly { readonly name: string; readonly input_schema: Record<string, unknown> }[];
  /** What the tools answered so far, as text. */
  readonly toolResults: readonly string[];
  /** Which of them are errors, in the same order. */
  readonly toolErrors: readonly boolean[];
  readonly body: Record<string, unknown>;
}

/** What the stand-in does with it. `raw` gets the bare response. */
export type Reply =
  | {
      readonly text: string;
      readonly stopReason?: string;
      readonly usage?: { readonly output_tokens: number };
    }
  | { readonly tool: string; readonly input: unknown }
  | {
      readonly status: number;
      readonly type: string;
      readonly message: string;
      readonly headers?: Record<string, string>;
    }
  | { readonly raw: (response: ServerResponse, begin: () => void) => void };

/** A running stand-in. */
export interface MessagesApi extends AsyncDisposable {
  readonly url: string;
  /** Requests for messages so far. */
  readonly requests: readonly MessagesRequest[];
  /** Requests nobody expected. */
  readonly unknown: readonly string[];
}

/** Starts a stand-in on a free port that answers with `answer`. */
export async function startMessagesApi(
  answer: (request: MessagesRequest, count: number) => Reply | Promise<Reply>,
): Promise<MessagesApi> {
  const requests: MessagesRequest[] = [];
  const unknown: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname: path } = new URL(request.url ?? "/", "http://stand-in");
    const text = await bodyOf(request);
    if (request.method === "HEAD" && path.endsWith("/api/hello")) {
      response.writeHead(200).end();
      return;
    }
    if (request.method === "POST" && path.endsWith("/v1/messages/count_tokens")) {
      sendJson(response, 200, { input_tokens: Math.ceil(text.length / 4) });
      return;
    }
    if (request.method !== "POST" || !path.endsWith("/v1/messages")) {
      unknown.push(`${request.method} ${request.url}`);
      sendJson(response, 404, { type: "error", error: { type: "not_found_error", message: path } });
      return;
    }
    const asked = readRequest(path, request.headers, JSON.parse(text) as Body);
    requests.push(asked);
    send(response, asked, await answer(asked, requests.length));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    unknown,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Block {
  readonly type: string;
  readonly text?: string;
  readonly content?: string | readonly Block[];
  readonly is_error?: boolean;
}

interface Body extends Record<string, unknown> {
  readonly model: string;
  readonly stream?: boolean;
  readonly system?: string | readonly Block[];
  readonly messages: readonly { readonly role: string; readonly content: string | readonly Block[] }[];
  readonly tools?: MessagesRequest["tools"];
}

function readRequest(path: string, headers: IncomingHttpHeaders, body: Body): MessagesRequest {
  const blocks = (content: string | readonly Block[] | undefined): readonly Block[] =>
    typeof content === "string" ? [{ type: "text", text: content }] : (content ?? []);
  const texts = (list: readonly Block[]): string[] => list.flatMap(({ text }) => text ?? []);
  const fromPerson = body.messages
    .filter(({ role }) => role === "user")
    .flatMap(({ content }) => blocks(content));
  const results = fromPerson.filter(({ type }) => type === "tool_result");
  return {
    headers,
    path,
    model: body.model,
    system: texts(blocks(body.system)).join("\n"),
    prompt: texts(fromPerson).join("\n"),
    tools: body.tools ?? [],
    toolResults: results.map(({ content }) => texts(blocks(content)).join("\n")),
    toolErrors: results.map(({ is_error }) => is_error === true),
    body,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function sendJson(response: ServerResponse, status: number, value: unknown, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
}

function send(response: ServerResponse, { model, body }: MessagesRequest, reply: Reply): void {
  const message = { id: "msg_1", type: "message", role: "assistant", model, content: [] as unknown[] };
  const usage = {
    input_tokens: 1_000,
    output_tokens: 1,
    cache_read_input_tokens: 0,
    cache_creation_input_tokens: 0,
  };
  const event = (data: { readonly type: string }): void => {
    response.write(`event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const begin = (): void => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    event({
      type: "message_start",
      message: { ...message, stop_reason: null, stop_sequence: null, usage },
    } as never);
  };
  if ("raw" in reply) {
    reply.raw(response, begin);
    return;
  }
  if ("status" in reply) {
    const { status, type, message: text, headers } = reply;
    sendJson(response, status, { type: "error", error: { type, message: text } }, headers);
    return;
  }
  const isTool = "tool" in reply;
  const stop_reason = isTool ? "tool_use" : (reply.stopReason ?? "end_turn");
  const output = { output_tokens: (isTool ? undefined : reply.usage?.output_tokens) ?? 500 };
  const block = isTool
    ? {
        type: "tool_use",
        id: `toolu_${Math.random().toString(36).slice(2)}`,
        name: reply.tool,
        input: reply.input,
      }
    : { type: "text", text: reply.text };
  if (body.stream !== true) {
    sendJson(response, 200, {
      ...message,
      content: [block],
      stop_reason,
      stop_sequence: null,
      usage: { ...usage, ...output },
    });
    return;
  }
  begin();
  const empty = isTool ? { ...block, input: {} } : { type: "text", text: "" };
  const delta = isTool
    ? { type: "input_json_delta", partial_json: JSON.stringify(reply.input) }
    : { type: "text_delta", text: reply.text };
  event({ type: "content_block_start", index: 0, content_block: empty } as never);
  event({ type: "content_block_delta", index: 0, delta } as never);
  event({ type: "content_block_stop", index: 0 } as never);
  event({ type: "message_delta", delta: { stop_reason, stop_sequence: null }, usage: output } as never);
  event({ type: "message_stop" });
  response.end();
}

/** The parts of a request to the Messages API that the double reads. */

export interface RequestBlock {
  readonly type: string;
  readonly text?: string;
  /** Of a `tool_use`. */
  readonly id?: string;
  readonly name?: string;
  readonly input?: unknown;
  /** Of a `tool_result`. */
  readonly tool_use_id?: string;
  readonly content?: string | readonly RequestBlock[];
  readonly is_error?: boolean;
}

/** The client also sends `system` messages inside a conversation. */
export interface RequestMessage {
  readonly role: "user" | "assistant" | "system";
  readonly content: string | readonly RequestBlock[];
}

interface RequestTool {
  readonly name: string;
  readonly input_schema?: Readonly<Record<string, unknown>>;
}

/** The body of `POST /v1/messages`. */
export interface MessagesRequest {
  readonly model: string;
  readonly max_tokens: number;
  readonly stream?: boolean;
  readonly system?: string | readonly { readonly text: string }[];
  readonly messages: readonly RequestMessage[];
  readonly tools?: readonly RequestTool[];
  readonly metadata?: unknown;
}

/** The blocks of a message; a string is one text block. */
export function blocksOf({ content }: Pick<RequestMessage, "content">): readonly RequestBlock[] {
  return typeof content === "string" ? [{ type: "text", text: content }] : content;
}

export function resultText({ content }: RequestBlock): string {
  if (typeof content === "string") return content;
  return (content ?? []).map(({ text }) => text ?? "").join("\n");
}

/** The number of answers in the conversation so far. */
export function turnOf({ messages }: MessagesRequest): number {
  return messages.filter(({ role }) => role === "assistant").length;
}

/** The working directory that the client tells the model. */
export function workingDirectory({ messages }: MessagesRequest): string | undefined {
  for (const message of messages) {
    for (const { text } of blocksOf(message)) {
      const found = /working directory: (\S.*)$/im.exec(text ?? "")?.[1];
      if (found !== undefined) return found.trim();
    }
  }
  return undefined;
}

/**
 * The message of the API's 400 for a malformed request; undefined for a valid one. A request that
 * only counts tokens has no `max_tokens`.
 */
export function refuseRequest(body: unknown, counts: boolean): string | undefined {
  const { model, max_tokens, messages } = (body ?? {}) as Partial<MessagesRequest>;
  if (typeof model !== "string") return "model: Field required";
  if (!counts && typeof max_tokens !== "number") return "max_tokens: Field required";
  if (!Array.isArray(messages) || messages.length === 0) return "messages: at least one message is required";
  return undefined;
}

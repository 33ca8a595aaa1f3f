/**
 * The names of all rules. `play-fault.ts` plays the faults of the transport, `answers/` those of
 * the model.
 */

/** Faults of the transport: the request gets no complete answer. */
export const WIRE_FAULTS = {
  400: "400 invalid_request_error",
  401: "401 authentication_error",
  403: "403 permission_error",
  404: "404 not_found_error (of the model)",
  408: "408 timeout_error",
  409: "409 conflict_error",
  413: "413 request_too_large",
  429: "429 rate_limit_error; =SECONDS until the reset, which is not stated without a value",
  500: "500 api_error",
  529: "529 overloaded_error",
  "prompt-too-long": "400 « prompt is too long »",
  dropped: "the connection is closed before an answer",
  cut: "the stream ends inside a block",
  "stream-overloaded": "200, and an overloaded_error inside the stream; 529 for a request without a stream",
  "stream-limited": "200, and a rate_limit_error inside the stream; 429 for a request without a stream",
  malformed: "200 with invalid JSON",
  silent: "nothing, until the client leaves",
  "silent-after-start": "message_start, then nothing, until the client leaves",
  ping: "message_start, then a ping every 100 ms, until the client leaves",
} as const;

/** Faults of the model: the answer is complete but wrong. */
export const MODEL_FAULTS = {
  refusal: "stop_reason refusal",
  "max-tokens": "half the answer, stop_reason max_tokens",
  "no-structured-output": "plain text instead of StructuredOutput",
  preamble: "a sentence before the document",
  "wrong-language": "the course in the other language",
  "false-citations": "citations of missing lines or files",
  "other-document": "the document of the next position",
  "broken-diagram": "a Mermaid diagram that cannot be parsed",
  hostile:
    "tool calls that must be refused: =bash, write, edit, passwd, parent, symlink, git-config, environ, grep, glob, fetch, agent, or all",
} as const;

/** Modifiers of any answer: its speed, and whether the model reads the checkout first. */
export const MODIFIERS = {
  latency: "=MILLISECONDS before the first byte of an answer",
  slow: "=MILLISECONDS between two events of a stream",
  reads: "=0: answers without reading the checkout first",
} as const;

export type RuleName = keyof typeof WIRE_FAULTS | keyof typeof MODEL_FAULTS | keyof typeof MODIFIERS;

export function isRuleName(word: string): word is Extract<RuleName, string> {
  return [WIRE_FAULTS, MODEL_FAULTS, MODIFIERS].some((table) => Object.hasOwn(table, word));
}

/** Everything that can go wrong, by name. What each does is in `play.ts` (the wire) and `answers/` (what is said). */

/** Faults of the wire: the request gets no true answer. */
export const WIRE_FAULTS = {
  400: "400 invalid_request_error",
  401: "401 authentication_error",
  403: "403 permission_error",
  404: "404 not_found_error (of the model)",
  408: "408 timeout_error",
  409: "409 conflict_error",
  413: "413 request_too_large",
  429: "429 rate_limit_error; =SECONDS until the limit ends, without: that is not told",
  500: "500 api_error",
  529: "529 overloaded_error",
  "prompt-too-long": "400 « prompt is too long »",
  dropped: "the connection is closed before an answer",
  cut: "the stream ends in the midst of a block",
  "stream-overloaded":
    "200, and an overloaded_error in the midst of the stream; 529 where none was asked for",
  "stream-limited": "200, and a rate_limit_error in the midst of the stream; 429 where none was asked for",
  malformed: "200 with JSON that is none",
  silent: "not a byte, until the client goes away",
  "silent-after-start": "message_start, then nothing, until the client goes away",
  ping: "message_start, then a ping every tenth of a second, until the client goes away",
} as const;

/** The model answers, and not as it should. */
export const MODEL_FAULTS = {
  refusal: "stop_reason refusal",
  "max-tokens": "the answer is cut off, stop_reason max_tokens",
  "no-structured-output": "plain text where StructuredOutput is asked for",
  preamble: "a sentence before the document",
  "wrong-language": "the course in the other language",
  "false-citations": "citations of lines, or files, that are not there",
  "other-document": "the document of the next position",
  "broken-diagram": "a Mermaid diagram that cannot be drawn",
  hostile:
    "tool calls that must be refused: =bash, write, edit, passwd, parent, symlink, git-config, environ, grep, glob, fetch, agent, or all",
} as const;

/** How fast, and how much is read first. They go with any answer. */
export const MODIFIERS = {
  latency: "=MILLISECONDS before the first byte of an answer",
  slow: "=MILLISECONDS between two events of a stream",
  reads: "=0: answers without reading the checkout first",
} as const;

/** A name of the three tables. */
export type RuleName = keyof typeof WIRE_FAULTS | keyof typeof MODEL_FAULTS | keyof typeof MODIFIERS;

/** Whether a word is one of the names. */
export function isRuleName(word: string): word is Extract<RuleName, string> {
  return [WIRE_FAULTS, MODEL_FAULTS, MODIFIERS].some((table) => Object.hasOwn(table, word));
}

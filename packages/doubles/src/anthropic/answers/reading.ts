/** A turn in which the model looks at the checkout first, so that the client's tools really run. */
import { blocksOf, type MessagesRequest, resultText } from "../wire/request.ts";

/** A Read that was asked for, and what must come back. */
interface Expected {
  readonly file: string;
  /** A line of it that is not blank. */
  readonly line: string;
}

/** Files the true course cites, in the order of citing. */
export function citedFiles(text: string): string[] {
  return [...new Set([...text.matchAll(/([\w./-]+)#L\d+/g)].map(([, file]) => file ?? ""))];
}

/** Why the result of a Read is not the file; undefined when it is. */
export function refuteReading(
  request: MessagesRequest,
  toolUseId: string,
  expected: Expected,
): string | undefined {
  const result = request.messages
    .flatMap(blocksOf)
    .find((block) => block.type === "tool_result" && block.tool_use_id === toolUseId);
  if (result === undefined) return `The Read of ${expected.file} got no result.`;
  const text = resultText(result);
  if (result.is_error === true)
    return `The Read of ${expected.file} in the checkout was refused: ${text.slice(0, 200)}`;
  return text.includes(expected.line)
    ? undefined
    : `The Read of ${expected.file} does not show its line « ${expected.line} ».`;
}

/** The Read before an answer, so that the client really runs its tools. */
import { blocksOf, type MessagesRequest, resultText } from "../wire/request.ts";

/** A Read that the model asked for, and what its result must contain. */
interface Expected {
  readonly file: string;
  readonly line: string;
}

/** The files that a text cites, each once, in order of appearance. */
export function citedFiles(text: string): string[] {
  return [...new Set([...text.matchAll(/([\w./-]+)#L\d+/g)].map(([, file]) => file ?? ""))];
}

/** Why the result of a Read does not show the file; undefined when it does. */
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

/** Entry points from the captures `entry.*` of languages/queries/entries. */

import type { Node } from "web-tree-sitter";
import { compareBy } from "../compare.ts";
import type { EntryMark } from "../syntax/entry-mark.ts";
import { oneLine } from "../syntax/one-line.ts";
import type { Lines } from "../syntax/parsed-code.ts";

const KINDS: readonly EntryMark["kind"][] = ["main", "command", "route", "handler", "worker"];

/** In UTF-16 units. A longer label is the code of a function. */
const MAX_LABEL = 120;

/** Adds the entry point of one match, by the offset of its label. */
export function addEntry(
  entries: Map<number, EntryMark>,
  found: ReadonlyMap<string, Node>,
  textOf: (node: Node) => string,
  linesOf: (node: Node) => Lines,
): void {
  const kind = KINDS.find((candidate) => found.has(`entry.${candidate}`));
  const node = found.get(`entry.${kind}`);
  const label = found.get("entry.label") ?? found.get("entry.name");
  if (kind === undefined || node === undefined || label === undefined) return;
  const [line = ""] = textOf(label).split("\n");
  const text = oneLine(line.replace(/^@?["'`]/, "").replace(/["'`]$/, ""));
  if (text === "" || text.length > MAX_LABEL || entries.has(label.startIndex)) return;
  entries.set(label.startIndex, {
    kind,
    label: text,
    isDefinition: found.has("entry.name"),
    ...linesOf(node),
  });
}

/** In the order of the file. */
export function sortEntries(entries: ReadonlyMap<number, EntryMark>): EntryMark[] {
  return [...entries.values()].sort(
    compareBy(
      ({ startLine }) => -startLine,
      ({ label }) => label,
    ),
  );
}

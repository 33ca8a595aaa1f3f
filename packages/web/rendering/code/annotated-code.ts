/**
 * Finds annotated code: a cited block, followed by a list in which each item begins with the lines
 * that it explains, `L12` or `L12-L18`.
 */

import { parseCitation } from "@fondation/course/contract";
import type { Element, ElementContent, Parents, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import { codeOf } from "./code-lines.ts";
import { type NoteLines, type NoteRow, rowSizes, rowsOf, spanOf } from "./note-rows.ts";

const LINES = /^L(\d+)(?:-L?(\d+))?$/;

/**
 * Rehype plugin, used after the lines of code are split: puts the code and its notes into one
 * `figure` whose children are the `code` and the `ul`.
 */
export function rehypeAnnotatedCode() {
  return (tree: Root): void => {
    visit(tree, "element", (pre, index, parent: Parents | undefined) => {
      if (pre.tagName !== "pre" || parent === undefined || index === undefined) return;
      const found = nextElement(parent, index);
      const figure = found === undefined ? undefined : annotated(pre, found.element);
      if (found !== undefined && figure !== undefined)
        parent.children.splice(index, found.index - index + 1, figure);
    });
  };
}

function nextElement({ children }: Parents, after: number): { element: Element; index: number } | undefined {
  for (let index = after + 1; index < children.length; index += 1) {
    const child = children[index];
    if (child?.type === "element") return { element: child, index };
    if (child?.type !== "text" || child.value.trim() !== "") return undefined;
  }
  return undefined;
}

function annotated(pre: Element, list: Element): Element | undefined {
  const code = codeOf(pre);
  const source = code?.properties.dataSource;
  const citation = typeof source === "string" ? parseCitation(source) : undefined;
  if (code === undefined || citation === undefined || list.tagName !== "ul") return undefined;
  const block = { first: citation.startLine, last: citation.startLine + code.children.length - 1 };
  const items = list.children.filter((child) => child.type === "element");
  const leads = items.map((item) => leadOf(item.children));
  const notes = leads.flatMap((lead) => notedLines(lead, block) ?? []);
  if (items.length === 0 || notes.length < items.length) return undefined;

  const rows = rowsOf(block, notes);
  code.children = rows.map((row, index) => runOf(row, index, block, code.children));
  for (const [index, { note }] of rows.entries()) {
    if (note === undefined) continue;
    const [item, lead, lines] = [items[note], leads[note], notes[note]];
    if (item === undefined || lead === undefined || lines === undefined) continue;
    item.properties = { dataFirst: lines.first, dataLast: lines.last, ...placed(index, spanOf(rows, index)) };
    becomeButton(lead, lines);
  }
  list.properties = { className: ["annotated-notes"] };
  return {
    type: "element",
    tagName: "figure",
    properties: { dataAnnotated: source, style: `--count: ${rows.length}; --rows: ${rowSizes(rows)}` },
    children: [code, list],
  };
}

function placed(row: number, span: number) {
  return { style: `--row: ${row + 1}; --span: ${span}` };
}

function runOf(
  { first, last }: NoteRow,
  index: number,
  block: NoteLines,
  lines: readonly ElementContent[],
): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { className: ["code-run"], ...placed(index, 1) },
    children: lines.slice(first - block.first, last - block.first + 1),
  };
}

/** The inline code with which an item begins, directly or in its first paragraph. */
function leadOf(children: readonly ElementContent[]): Element | undefined {
  const first = children.find((child) => child.type !== "text" || child.value.trim() !== "");
  if (first?.type !== "element") return undefined;
  return first.tagName === "p" ? leadOf(first.children) : first.tagName === "code" ? first : undefined;
}

function notedLines(lead: Element | undefined, block: NoteLines): NoteLines | undefined {
  const [, from, to] = LINES.exec(lead === undefined ? "" : textOf(lead)) ?? [];
  const first = Number(from);
  const last = Number(to ?? from);
  return first >= block.first && first <= last && last <= block.last ? { first, last } : undefined;
}

/** The button marks the lines of the note: for the keyboard and for a finger. */
function becomeButton(lead: Element, { first, last }: NoteLines): void {
  lead.tagName = "button";
  lead.properties = {};
  lead.children = [{ type: "text", value: first === last ? `L${first}` : `L${first}–${last}` }];
}

/**
 * A document as plain blocks, for checks that compare a block with its neighbours. The Markdown
 * inside an `answer` block is read too.
 */

import type { Code, Nodes, RootContent } from "mdast";
import { ANSWER, lineOf, parseMarkdown } from "./parse.ts";

/** A run of text or one code span. Emphasis and links are flattened. */
export interface Piece {
  readonly kind: "text" | "code";
  readonly value: string;
  readonly strong: boolean;
  /** The target of the link around it. */
  readonly url?: string;
}

interface Placed {
  /** 1-based line of the document. */
  readonly line: number;
}

export interface Prose extends Placed {
  readonly kind: "paragraph" | "heading";
  readonly pieces: readonly Piece[];
}

export interface List extends Placed {
  readonly kind: "list";
  readonly items: readonly (readonly Block[])[];
}

export interface CodeBlock extends Placed {
  readonly kind: "code";
  /** The whole info string; empty without one. */
  readonly info: string;
  readonly text: string;
  /** The blocks of an `answer`. */
  readonly answer?: readonly Block[];
}

export interface Quote extends Placed {
  readonly kind: "quote";
  readonly blocks: readonly Block[];
}

export interface Table extends Placed {
  readonly kind: "table";
  readonly cells: readonly (readonly Piece[])[];
}

export type Block = Prose | List | CodeBlock | Quote | Table;

/** The blocks of a document in reading order. */
export function readBlocks(markdown: string): Block[] {
  return blocksOf(parseMarkdown(markdown).children, 0);
}

/** Calls `seen` for every block, also inside lists, quotes and answers, with its siblings. */
export function walkBlocks(
  blocks: readonly Block[],
  seen: (block: Block, siblings: readonly Block[], index: number) => void,
): void {
  blocks.forEach((block, index) => {
    seen(block, blocks, index);
    if (block.kind === "list") for (const item of block.items) walkBlocks(item, seen);
    if (block.kind === "quote") walkBlocks(block.blocks, seen);
    if (block.kind === "code" && block.answer !== undefined) walkBlocks(block.answer, seen);
  });
}

/** The pieces as one text, without the marks of code. */
export function textOfPieces(pieces: readonly Piece[]): string {
  return pieces.map(({ value }) => value).join("");
}

function blocksOf(nodes: readonly RootContent[], before: number): Block[] {
  return nodes.flatMap((node): Block[] => {
    const line = before + lineOf(node);
    switch (node.type) {
      case "paragraph":
      case "heading":
        return [{ kind: node.type, line, pieces: piecesOf(node) }];
      case "list":
        return [
          { kind: "list", line, items: node.children.map(({ children }) => blocksOf(children, before)) },
        ];
      case "blockquote":
        return [{ kind: "quote", line, blocks: blocksOf(node.children, before) }];
      case "code":
        return [codeBlock(node, line)];
      case "table":
        return [
          {
            kind: "table",
            line,
            cells: node.children.flatMap((row) => row.children.map((cell) => piecesOf(cell))),
          },
        ];
      default:
        return [];
    }
  });
}

function codeBlock({ lang, meta, value }: Code, line: number): CodeBlock {
  const block = { kind: "code", line, info: [lang, meta].filter(Boolean).join(" "), text: value } as const;
  // The text of the block begins on the line after its fence.
  return lang === ANSWER ? { ...block, answer: blocksOf(parseMarkdown(value).children, line) } : block;
}

function piecesOf(node: Nodes, strong = false, url?: string): Piece[] {
  const more = url === undefined ? {} : { url };
  if (node.type === "text") return [{ kind: "text", value: node.value, strong, ...more }];
  if (node.type === "inlineCode") return [{ kind: "code", value: node.value, strong, ...more }];
  if (node.type === "break") return [{ kind: "text", value: " ", strong }];
  if (!("children" in node)) return [];
  const inside = strong || node.type === "strong";
  return node.children.flatMap((child) => piecesOf(child, inside, node.type === "link" ? node.url : url));
}

/** The Mermaid diagrams of a document. */

import { type Block, walkBlocks } from "@fondation/course";

/** `line`: of the fence; the lines of the text follow it. */
export function diagramsIn(blocks: readonly Block[]): { readonly line: number; readonly text: string }[] {
  const found: { line: number; text: string }[] = [];
  walkBlocks(blocks, (block) => {
    if (block.kind === "code" && block.info === "mermaid") found.push({ line: block.line, text: block.text });
  });
  return found;
}

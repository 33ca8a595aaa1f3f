import type { Booklet } from "@fondation/course/contract";
import { shortCommit } from "../typography/format.ts";

/** Writes a text as a CSS string. */
function quoted(text: string): string {
  return `"${text.replace(/["\\\n]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}

/** The value of the CSS property `page` for a part, numbered from 0. */
export function pagesOfPart(index: number): string {
  return `part-${index}`;
}

/**
 * Sets the running head of every page except the cover: repository, part and commit. Only style
 * sheets can set the text of margin boxes.
 */
export function setRunningHead({ repository, commit }: Booklet, parts: readonly string[]): void {
  const style = document.createElement("style");
  style.textContent = [
    `@page { @top-left { content: ${quoted(repository)} } @top-right { content: ${quoted(shortCommit(commit))} } }`,
    "@page cover { @top-left { content: none } @top-right { content: none } @bottom-right { content: none } }",
    ...parts.map(
      (part, index) =>
        `@page ${pagesOfPart(index)} { @top-left { content: ${quoted(`${repository} · ${part}`)} } }`,
    ),
  ].join("\n");
  document.head.append(style);
}

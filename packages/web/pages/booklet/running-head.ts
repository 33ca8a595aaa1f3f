import type { Booklet } from "@fondation/course/contract";
import { shortCommit } from "../typography/format.ts";

/** A text as a CSS string. */
function quoted(text: string): string {
  return `"${text.replace(/["\\\n]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}

/** The name of the pages of a part, 0…3, for the CSS property `page`. */
export function pagesOfPart(index: number): string {
  return `part-${index}`;
}

/** Writes on every page but the cover which course this is, and which part: margin boxes say no more than a style sheet does. */
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

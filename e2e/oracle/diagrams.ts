/** The diagrams of a document and the names in their boxes, read from its text. */
import { dissect } from "./markdown.ts";

/** The Mermaid source of every diagram, in order. */
export function diagramSources(markdown: string): string[] {
  return dissect(markdown)
    .fences.filter(({ info }) => info.split(/\s+/)[0] === "mermaid")
    .map(({ text }) => text);
}

/** The names in the boxes of a flowchart: `a["Name"]` and `a(["Name"])`. */
export function nodeNames(source: string): string[] {
  return [...source.matchAll(/[[(]"([^"]+)"[\])]/g)].map(([, name]) => name ?? "");
}

/** The diagrams of a document, and what each has boxes for, read from its own text. */
import { dissect } from "./markdown.ts";

/** Mermaid's source of every diagram, in order. */
export function diagramSources(markdown: string): string[] {
  return dissect(markdown)
    .fences.filter(({ info }) => info.split(/\s+/)[0] === "mermaid")
    .map(({ text }) => text);
}

/** The names in the boxes of a flowchart: what stands in quotes between brackets, `a["Name"]` and `a(["Name"])`. */
export function nodeNames(source: string): string[] {
  return [...source.matchAll(/[[(]"([^"]+)"[\])]/g)].map(([, name]) => name ?? "");
}

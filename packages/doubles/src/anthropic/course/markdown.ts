/** Pieces of Markdown as the course contract wants them (docs/courses.md). Written without the product's code. */
import type { CodeFacts } from "@fondation/code";

/** A span of lines. */
export interface Place {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** The documents of one chapter. */
export type DocumentKind = "chapter" | "review" | "tutorial";

const FOLDERS = { chapter: "chapters", review: "reviewed-chapters", tutorial: "tutorials" } as const;

/** Lines of an excerpt. */
const MOST_LINES = 15;

/** Whether a path can stand in a code span, an info string and a YAML string without an escape. */
export function isPlain(path: string): boolean {
  return /^[\w./@+-]+$/.test(path);
}

/** `path#L1-L9`. */
export function citation({ path, startLine, endLine }: Place): string {
  return `${path}#L${startLine}-L${endLine}`;
}

/** A line of text that Markdown shows as it is. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~&]/g, String.raw`\$&`);
}

/** A fenced block with the cited lines; undefined for lines that would not come back from it unchanged. */
export function excerpt({ survey }: CodeFacts, place: Place): string | undefined {
  const endLine = Math.min(place.endLine, place.startLine + MOST_LINES - 1);
  const lines = survey.byPath.get(place.path)?.lines.slice(place.startLine - 1, endLine) ?? [];
  const text = lines.join("\n");
  if (lines.length === 0 || /[\r\0]|.{300}/.test(text)) return undefined;
  const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  const word = /\.(\w+)$/.exec(place.path)?.[1] ?? "text";
  return `${fence}${word} source=${citation({ ...place, endLine })}\n${text}\n${fence}`;
}

/** A link from a document of the chapters to another one. */
export function link(from: DocumentKind, to: DocumentKind, position: number, name: string): string {
  const file = `${to === "tutorial" ? "tutorial" : "chapter"}_${String(position).padStart(2, "0")}_${slugOf(name)}.md`;
  return `[${escaped(name)}](${from === to ? "" : `../${FOLDERS[to]}/`}${file})`;
}

/** ASCII words joined by `_`: `ParcelService` is `parcel_service`. */
function slugOf(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return (words?.join("_") ?? "x").slice(0, 60).replace(/_$/, "");
}

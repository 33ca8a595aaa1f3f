/** Writes Markdown in the form of the course contract, without the product's code. */
import type { CodeFacts } from "@fondation/code";

export interface Place {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
}

export type DocumentKind = "chapter" | "review" | "tutorial";

const FOLDERS = { chapter: "chapters", review: "reviewed-chapters", tutorial: "tutorials" } as const;

const MOST_LINES = 15;

/** Whether a path needs no escape in a code span, an info string and a YAML string. */
export function isPlain(path: string): boolean {
  return /^[\w./@+-]+$/.test(path);
}

/** A citation, for example `src/a.ts#L1-L9`. */
export function citation({ path, startLine, endLine }: Place): string {
  return `${path}#L${startLine}-L${endLine}`;
}

export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~&]/g, String.raw`\$&`);
}

/** A fenced block with the cited lines; undefined for lines that a fenced block would change. */
export function excerpt({ survey }: CodeFacts, place: Place): string | undefined {
  const endLine = Math.min(place.endLine, place.startLine + MOST_LINES - 1);
  const lines = survey.byPath.get(place.path)?.lines.slice(place.startLine - 1, endLine) ?? [];
  const text = lines.join("\n");
  if (lines.length === 0 || /[\r\0]|.{300}/.test(text)) return undefined;
  const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  const word = /\.(\w+)$/.exec(place.path)?.[1] ?? "text";
  return `${fence}${word} source=${citation({ ...place, endLine })}\n${text}\n${fence}`;
}

/** A link from one document of a chapter to another document. */
export function link(from: DocumentKind, to: DocumentKind, position: number, name: string): string {
  const file = `${to === "tutorial" ? "tutorial" : "chapter"}_${String(position).padStart(2, "0")}_${slugOf(name)}.md`;
  return `[${escaped(name)}](${from === to ? "" : `../${FOLDERS[to]}/`}${file})`;
}

/** ASCII words joined by `_`: `ParcelService` becomes `parcel_service`. */
function slugOf(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return (words?.join("_") ?? "x").slice(0, 60).replace(/_$/, "");
}

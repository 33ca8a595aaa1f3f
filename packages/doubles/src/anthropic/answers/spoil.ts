/** Changes a true answer so that one thing in it is false. */

/** Replaces the lines of every citation with lines that no file has. */
export function falsifyCitations(text: string): string {
  return text.replace(/#L\d+(?:-L\d+)?/g, "#L900001-L900009");
}

/** Replaces the citations and the files of a structured result with missing ones. */
export function falsifyStructured(value: unknown): unknown {
  if (typeof value === "string") return falsifyCitations(value);
  if (Array.isArray(value)) return value.map(falsifyStructured);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "file_paths" ? ["nowhere/missing.ts"] : falsifyStructured(inner),
    ]),
  );
}

/** Adds a sentence before the document, as models often do. */
export function addPreamble(text: string): string {
  return `Parfait ! J'ai maintenant tout ce qu'il me faut pour écrire ce document.\n\n${text}`;
}

/** Replaces the first diagram with one that Mermaid cannot parse, or adds it at the end. */
export function breakDiagram(text: string): string {
  const broken = "```mermaid\nflowchart TD\n  A[ouvert --> B((\n```";
  const first = /```mermaid\n[\s\S]*?\n```/;
  return first.test(text) ? text.replace(first, broken) : `${text.trimEnd()}\n\n${broken}\n`;
}

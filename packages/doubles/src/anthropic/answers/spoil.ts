/** Makes a true answer false, in one way at a time. */

/** The citations of a text lead nowhere: lines that no file has. */
export function falsifyCitations(text: string): string {
  return text.replace(/#L\d+(?:-L\d+)?/g, "#L900001-L900009");
}

/** A structured result whose citations, or files, are not there. */
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

/** What models like to say first. */
export function addPreamble(text: string): string {
  return `Parfait ! J'ai maintenant tout ce qu'il me faut pour écrire ce document.\n\n${text}`;
}

/** A diagram that Mermaid refuses, in place of the first one or at the end. */
export function breakDiagram(text: string): string {
  const broken = "```mermaid\nflowchart TD\n  A[ouvert --> B((\n```";
  const first = /```mermaid\n[\s\S]*?\n```/;
  return first.test(text) ? text.replace(first, broken) : `${text.trimEnd()}\n\n${broken}\n`;
}

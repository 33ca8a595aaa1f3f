/** Texts in Mermaid diagrams. */

/** Letters, digits and `._-` only: a label cannot change the diagram. */
export function safeLabel(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}\p{M} ._-]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

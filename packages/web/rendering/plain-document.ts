import type { DocumentEntry } from "./documents/document-groups.ts";
import type { RenderedDocument } from "./rendered-document.ts";

/** A document as its own text, for one that cannot be rendered. */
export function plainDocument({
  slug,
  kind,
  position,
  title,
  content,
}: DocumentEntry & { readonly content: string }): RenderedDocument {
  return {
    ...{ slug, kind, position, title },
    content: { form: "text", nodes: [["pre", {}, ["code", {}, content]]], definitions: {}, map: null },
  };
}

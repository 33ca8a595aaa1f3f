/** Doc comments with tags: HTML in Javadoc and its kin, XML in C#. */

import type { DocComment } from "../syntax/parsed-code.ts";

const INLINE = /\{@(?:code|literal|value)\s([^{}]*)\}/g;
const REFERENCE = /<(?:see|seealso|paramref|typeparamref)\s[^<>"]*"(?:[A-Z]:)?([^<>"]*)"\s?\/?>/g;
const PARAGRAPH = /<\/?(?:p|ul|ol|pre|para|remarks|param|returns|example|exception|typeparam)\b[^<>]*>/gi;
const TAG = /<\/?[a-zA-Z][^<>]*>/g;
const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

/** The prose of a comment: a tag that starts a paragraph becomes an empty line, others go. */
export function withoutMarkup(doc: DocComment): DocComment | undefined {
  const text = doc.text
    .replace(REFERENCE, "$1")
    .replace(PARAGRAPH, "\n\n")
    .replace(TAG, "")
    .replace(INLINE, "$1")
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return /\p{L}{2}/u.test(text) ? { ...doc, text } : undefined;
}

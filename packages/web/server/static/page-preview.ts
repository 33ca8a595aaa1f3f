/**
 * Title and description of a shared address, for the previews of other programs (Open Graph,
 * https://ogp.me) and for the window before the application has started. Text only.
 */

import type { CourseView, JobView } from "@fondation/backend";
import { count, fr, frenchSpaces } from "@fondation/course/french";
import { parseCitation } from "@fondation/course/contract";
import { type DocumentEntry, groupDocuments } from "../../rendering/documents/document-groups.ts";
import { fullTitle } from "../../rendering/documents/document-titles.ts";
import { childrenOf, isElement, type PageNode, textOf } from "../../rendering/nodes/page-node.ts";
import type { RenderedDocument } from "../../rendering/rendered-document.ts";

export interface PagePreview {
  readonly title: string;
  readonly description: string;
}

/** In characters. Previews cut longer descriptions anywhere. */
const MAX_DESCRIPTION = 200;

const TITLE = /<title>[^<]*<\/title>/;
const META = /(<meta (?:name|property)="(?:og:)?(title|description)" content=")[^"]*"/g;

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? "");
}

/** Replaces the title and the descriptions of `html`, which `index.html` has for every page. */
export function withPreview(html: string, { title, description }: PagePreview): string {
  const values = new Map([
    ["title", escaped(title)],
    ["description", escaped(description)],
  ]);
  return html
    .replace(TITLE, () => `<title>${values.get("title")} · Fondation</title>`)
    .replace(META, (_tag, start: string, name: string) => `${start}${values.get(name)}"`);
}

export function coursePreview(course: CourseView): PagePreview {
  const { repositoryKey, documents } = course;
  const chapters = groupDocuments(documents).find(({ label }) => label === "Chapitres")?.documents ?? [];
  return {
    title: fr`Le cours de ${repositoryKey}`,
    description: shortened(
      frenchSpaces(
        `Un cours en ${count(documents.length, "document")}, dont chaque référence est vérifiée dans le code : ${chapters.map(({ title }) => title).join(", ")}.`,
      ),
    ),
  };
}

/**
 * The description of the course stands for that of a reference, which has no text of its own, and of
 * a document that is not rendered yet (`null`).
 */
export function documentPreview(
  course: CourseView,
  entry: DocumentEntry,
  document: RenderedDocument | null,
): PagePreview {
  const text = document?.content.form === "text" ? firstText(document.content.nodes) : "";
  return {
    title: `${fullTitle(entry)} · ${course.repositoryKey}`,
    description: text === "" ? coursePreview(course).description : shortened(text),
  };
}

export function jobPreview({ repositoryKey }: JobView): PagePreview {
  return {
    title: fr`Génération de ${repositoryKey}`,
    description: fr`La génération du cours de ${repositoryKey}, étape par étape.`,
  };
}

/** The first paragraph, without its citations. */
function firstText(nodes: readonly PageNode[]): string {
  const paragraph = nodes.find((node) => isElement(node) && node[0] === "p");
  const children = paragraph !== undefined && isElement(paragraph) ? childrenOf(paragraph) : [];
  const words = children
    .map(textBeside)
    .join("")
    .split(/[ \n]+/);
  return words.join(" ").replaceAll(" .", ".").replaceAll(" ,", ",").trim();
}

/** The text of a node; of a citation, only what ends a sentence beside it. */
function textBeside(node: PageNode): string {
  if (!isElement(node)) return node;
  const [name, { className }] = node;
  if (className === "unbroken") {
    const last = childrenOf(node).at(-1);
    return typeof last === "string" ? last.replace(/^[)\]]/, "") : "";
  }
  return name === "code" && parseCitation(textOf(node)) !== undefined ? "" : textOf(node);
}

/** Cut after a word. */
function shortened(text: string): string {
  if (text.length <= MAX_DESCRIPTION) return text;
  const cut = text.slice(0, MAX_DESCRIPTION);
  const end = cut.lastIndexOf(" ");
  return `${end === -1 ? cut.slice(0, -1) : cut.slice(0, end)}…`;
}

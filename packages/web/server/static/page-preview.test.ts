import { expect, test } from "vitest";
import { markdownNodes } from "../../rendering/markdown/markdown-nodes.ts";
import type { RenderedDocument } from "../../rendering/rendered-document.ts";
import { COURSE } from "../../pages/testing/sample-views.ts";
import { documentPreview, withPreview } from "./page-preview.ts";

const previewOf = (text: string) => documentPreview(COURSE, document(text), document(text));

const document = (text: string): RenderedDocument => ({
  slug: "reviewed-chapters/chapter_04_a.md",
  kind: "review",
  position: 4,
  title: "Sessions",
  content: { form: "text", nodes: markdownNodes(text, "fr", new Map()), definitions: {}, map: null },
});

test("a document is described by its first paragraph, without citations", () => {
  const text =
    "# Titre\n\nUne **session** dit : « *ouverte* »\n(`a.ts#L1-L2`). Voir `b.ts#L3-L4`, après.\n\nSuite.";
  expect(previewOf(text)).toEqual({
    title: "Chapitre révisé 4\u202f: Sessions · acme/shop",
    description: "Une session dit\u202f: «\u202fouverte\u202f». Voir, après.",
  });
});

test("a document that is not rendered yet is described by its course", () => {
  expect(documentPreview(COURSE, document(""), null)).toMatchObject({
    title: "Chapitre révisé 4\u202f: Sessions · acme/shop",
    description: expect.stringMatching(/^Un cours en /),
  });
});

test("a long description ends after a word", () => {
  const { description } = previewOf(`# Titre\n\n${"mot ".repeat(100)}`);
  expect(description).toMatch(/^(?:mot )+mot…$/);
  expect(description.length).toBeLessThanOrEqual(200);
  const { description: whole } = previewOf(`# Titre\n\n${"x".repeat(300)}`);
  expect(whole).toHaveLength(200);
});

test("a title and a description cannot end the element that holds them", () => {
  const html =
    '<title>F</title><meta property="og:title" content="F" /><meta name="description" content="F" />';
  const attack = "\"'/><script>$&$1 & 'x'";
  const shown = withPreview(html, { title: attack, description: attack });
  const escaped = "&quot;'/&gt;&lt;script&gt;$&amp;$1 &amp; 'x'";
  expect(shown).toBe(
    `<title>${escaped} · Fondation</title><meta property="og:title" content="${escaped}" /><meta name="description" content="${escaped}" />`,
  );
});

import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router";
import { expect, test } from "vitest";
import { ReadingProvider } from "../documents/reading-context.ts";
import { READING } from "../testing/sample-views.ts";
import { markdownNodes } from "../../rendering/markdown/markdown-nodes.ts";
import { MarkdownPage } from "./MarkdownPage.tsx";

function render(text: string, language: "fr" | "en" = "fr"): string {
  return renderToStaticMarkup(
    <MemoryRouter>
      <ReadingProvider value={{ ...READING, language }}>
        <MarkdownPage nodes={markdownNodes(text, language, new Map())} />
      </ReadingProvider>
    </MemoryRouter>,
  );
}

test("raw HTML is shown as text", () => {
  const html = render(
    'Avant <script>alert(1)</script> <img src=x onerror="alert(1)"> après\n\n<iframe src="//x"></iframe>',
  );
  expect(html).not.toMatch(/<script|<iframe|<img/);
  expect(html).toContain("&lt;script&gt;");
});

test("an HTML comment is removed", () => {
  expect(render("Avant\n\n<!-- secret -->\n\naprès")).not.toContain("secret");
});

test("a `javascript:` link is removed", () => {
  expect(render("[ici](javascript:alert(1))")).not.toMatch(/javascript:|<a/);
});

test("a remote image is replaced by its text and a link", () => {
  const html = render("![Le plan](https://tracker.example/p.png)");
  expect(html).not.toContain("<img");
  expect(html).toContain("Le plan");
  expect(html).toContain('href="https://tracker.example/p.png"');
});

test("heading ids keep accents and are made before the typography", () => {
  expect(render("## Pourquoi une file ?\n\n## Été : l'ordre")).toMatch(
    /<h2 id="pourquoi-une-file-">.*<h2 id="été--lordre">/s,
  );
});

test("French spaces are set in text, not in code", () => {
  const html = render("Vraiment ? `a ? b : c`");
  expect(html).toContain("Vraiment\u202f?");
  expect(html).toContain("a ? b : c");
});

test("an English course keeps its spaces", () => {
  expect(render("Really ?", "en")).toContain("Really ?");
});

test("a link to a document becomes a route with its heading", () => {
  expect(render("[suite](chapter_02_b.md#plan)")).toContain(
    'href="/cours/acme/shop/chapters/chapter_02_b.md#plan"',
  );
});

test("an inline citation is a button with its path and lines", () => {
  const html = render("Voir `src/queue.ts#L10-L24`.");
  expect(html).toContain('data-citation="src/queue.ts#L10-L24"');
  expect(html).toContain("src/queue.ts:10–24");
});

test("code that is almost a citation stays code", () => {
  expect(render("`src/queue.ts#L10`")).toContain("<code>src/queue.ts#L10</code>");
});

test("a block with a source has a button to its lines, decoded", () => {
  const html = render("```ts source=src/mon%20fichier.ts#L1-L1\nconst a = 1;\n```");
  expect(html).toContain('data-citation="src/mon fichier.ts#L1-L1"');
  expect(html).toContain('class="hljs-keyword"');
});

test("an ampersand in the source of a block is decoded from %26", () => {
  const html = render("```ts source=src/$%26$(a).ts#L1-L1\nconst a = 1;\n```");
  expect(html).toContain('data-citation="src/$&amp;$(a).ts#L1-L1"');
});

test("highlighting writes no inline styles", () => {
  expect(render("```python\ndef f():\n    return 'x'\n```")).not.toContain("style=");
});

test("a block without a source can be marked as an example", () => {
  expect(render("```ts example\nlet a;\n```")).toContain("Exemple");
});

test("code keeps text that looks like markup or a replacement pattern", () => {
  expect(render("```sh\necho '$&' `date` <b>\n```")).toMatch(
    /\$&amp;.*`<span[^>]*>date<\/span>`.*&lt;b&gt;/s,
  );
});

test("an answer is collapsed, and its text is Markdown with citations", () => {
  const html = render("**Question 1 — Qui ?**\n\n```answer\nC'est `a.ts#L1-L2`, **bien sûr**.\n```");
  expect(html).toMatch(/<details(?![^>]* open)[^>]*>/);
  expect(html).toContain('data-citation="a.ts#L1-L2"');
  expect(html).toContain("<strong>bien sûr</strong>");
});

test("a diagram is a sandboxed frame with its source", () => {
  const html = render("```mermaid\nflowchart LR\n  a --> b\n```");
  expect(html).toMatch(/<iframe[^>]*sandbox="allow-scripts"/);
  expect(html).toContain('data-state="drawing"');
  expect(html).toContain("a --&gt; b");
});

test("footnotes and their back links have matching ids", () => {
  const html = render("Un fait[^1].\n\n[^1]: Sa source.");
  const target = /href="[^"]*#(user-content-fn-1)"/.exec(html)?.[1];
  expect(target).toBe("user-content-fn-1");
  expect(html).toContain('id="user-content-fn-1"');
});

test("tables and task lists render", () => {
  const html = render("| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] fait");
  expect(html).toContain("<table>");
  expect(html).toContain('type="checkbox"');
});

test("a heading links to itself, unless it has a control of its own", () => {
  const html = render("## Le plan\n\n### Voir `a.ts#L1-L2`\n\n## Un [lien](https://example.org)");
  expect(html).toMatch(
    /<h2 id="le-plan"><a data-heading="true" href="[^"]*#le-plan"[^>]*>Le plan<\/a><\/h2>/,
  );
  expect(html).toMatch(/<h2 id="un-lien">Un <a href="https:/);
  expect(html.match(/data-heading/g)).toHaveLength(1);
});

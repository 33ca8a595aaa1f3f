import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router";
import { expect, test } from "vitest";
import { type Reading, ReadingProvider } from "../documents/reading-context.ts";
import { Markdown } from "./Markdown.tsx";

const READING: Reading = {
  edition: { route: "/cours/acme/shop", generation: "current" },
  slug: "chapters/chapter_01_a.md",
  slugs: new Set(["chapters/chapter_01_a.md", "chapters/chapter_02_b.md"]),
  language: "fr",
  printed: false,
  openCitation: undefined,
  onCite: () => undefined,
};

function render(text: string, language: "fr" | "en" = "fr"): string {
  return renderToStaticMarkup(
    <MemoryRouter>
      <ReadingProvider value={{ ...READING, language }}>
        <Markdown text={text} language={language} />
      </ReadingProvider>
    </MemoryRouter>,
  );
}

test("raw HTML is text, never an element", () => {
  const html = render(
    'Avant <script>alert(1)</script> <img src=x onerror="alert(1)"> après\n\n<iframe src="//x"></iframe>',
  );
  expect(html).not.toMatch(/<script|<iframe|<img/);
  expect(html).toContain("&lt;script&gt;");
});

test("an HTML comment is left out", () => {
  expect(render("Avant\n\n<!-- secret -->\n\naprès")).not.toContain("secret");
});

test("a link to a script leads nowhere", () => {
  expect(render("[ici](javascript:alert(1))")).not.toMatch(/javascript:|<a/);
});

test("a remote image is not loaded: its text and a link stand for it", () => {
  const html = render("![Le plan](https://tracker.example/p.png)");
  expect(html).not.toContain("<img");
  expect(html).toContain("Le plan");
  expect(html).toContain('href="https://tracker.example/p.png"');
});

test("headings have the ids that links use, accents kept, before typography changes their text", () => {
  expect(render("## Pourquoi une file ?\n\n## Été : l'ordre")).toMatch(
    /<h2 id="pourquoi-une-file-">.*<h2 id="été--lordre">/s,
  );
});

test("running text is set in French, code is not", () => {
  const html = render("Vraiment ? `a ? b : c`");
  expect(html).toContain("Vraiment\u202f?");
  expect(html).toContain("a ? b : c");
});

test("an English course keeps its spaces", () => {
  expect(render("Really ?", "en")).toContain("Really ?");
});

test("a link between documents becomes a route, with its heading", () => {
  expect(render("[suite](chapter_02_b.md#plan)")).toContain(
    'href="/cours/acme/shop/chapters/chapter_02_b.md#plan"',
  );
});

test("an inline citation is a button that names its lines", () => {
  const html = render("Voir `src/queue.ts#L10-L24`.");
  expect(html).toContain('data-citation="src/queue.ts#L10-L24"');
  expect(html).toContain("src/queue.ts:10–24");
});

test("code that only resembles a citation stays code", () => {
  expect(render("`src/queue.ts#L10`")).toContain("<code>src/queue.ts#L10</code>");
});

test("a block with a source carries the button to its lines, decoded", () => {
  const html = render("```ts source=src/mon%20fichier.ts#L1-L1\nconst a = 1;\n```");
  expect(html).toContain('data-citation="src/mon fichier.ts#L1-L1"');
  expect(html).toContain('class="hljs-keyword"');
});

test("a block's source may hold an ampersand, which the info string writes as %26", () => {
  const html = render("```ts source=src/$%26$(a).ts#L1-L1\nconst a = 1;\n```");
  expect(html).toContain('data-citation="src/$&amp;$(a).ts#L1-L1"');
});

test("highlighting writes classes, never styles", () => {
  expect(render("```python\ndef f():\n    return 'x'\n```")).not.toContain("style=");
});

test("a block without a source can be marked as an example", () => {
  expect(render("```ts example\nlet a;\n```")).toContain("Exemple");
});

test("code keeps what looks like markup or replacement patterns", () => {
  expect(render("```sh\necho '$&' `date` <b>\n```")).toMatch(
    /\$&amp;.*`<span[^>]*>date<\/span>`.*&lt;b&gt;/s,
  );
});

test("an answer is folded, and its text is Markdown with citations", () => {
  const html = render("**Question 1 — Qui ?**\n\n```answer\nC'est `a.ts#L1-L2`, **bien sûr**.\n```");
  expect(html).toMatch(/<details(?![^>]* open)[^>]*>/);
  expect(html).toContain('data-citation="a.ts#L1-L2"');
  expect(html).toContain("<strong>bien sûr</strong>");
});

test("a diagram is a sandboxed frame, its source beside it", () => {
  const html = render("```mermaid\nflowchart LR\n  a --> b\n```");
  expect(html).toMatch(/<iframe[^>]*sandbox="allow-scripts"/);
  expect(html).toContain('data-state="drawing"');
  expect(html).toContain("a --&gt; b");
});

test("footnotes and their way back are found", () => {
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

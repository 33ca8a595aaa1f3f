/**
 * Properties of every Markdown and YAML that a model or a repository could write. `FUZZ_RUNS` tries
 * more documents, others each time.
 */
import { DOCUMENT_KINDS } from "@fondation/course/contract";
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router";
import { expect, test } from "vitest";
import { renderDocument } from "../../rendering/render-document.ts";
import { ReadingProvider } from "../documents/reading-context.ts";
import { READING } from "../testing/sample-views.ts";
import { MarkdownPage } from "./MarkdownPage.tsx";

fc.configureGlobal({
  numRuns: Number(process.env.FUZZ_RUNS ?? 300),
  ...(process.env.FUZZ_RUNS === undefined && { seed: 1 }),
});

/** What is known to run code, to leave the page or to break renderers. */
const PIECES = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
  "<!--><img src=x onerror=alert(1)>-->",
  "[a](javascript:alert(1))",
  "[a](JaVa&#115;cript&colon;alert(1))",
  "[a](data:text/html;base64,PHNjcmlwdD4=)",
  "[a](//evil.example/x)",
  "[a](\u0001javascript:alert(1))",
  "<javascript:alert(1)>",
  "![a](https://evil.example/p.png)",
  "![a](data:image/svg+xml,<svg onload=alert(1)>)",
  "[r]: javascript:alert(1)\n\n[r]",
  '```mermaid\ngraph TD\n  A["<img src=x onerror=alert(1)>"] --> B\n  click A href "javascript:alert(1)"\n```',
  "```mermaid\nnot a diagram\n```",
  "```ts source=../../etc/passwd#L1-L1\nconst a = 1;\n```",
  "```__proto__ constructor=1\nx\n```",
  "`src/a.ts#L1-L99999999999999999999`",
  "## __proto__\n\n## constructor\n\n## __proto__",
  "[^1]\n\n[^1]: <b onclick=alert(1)>x</b>",
  "<details><summary>x</summary>\n\ny\n\n</details>",
  "- [ ] a\n- [x] b",
  "| a | b |\n|---|:-:|\n| <script> | `|` |",
  "> > > > > > > > x",
  "$$\\href{javascript:alert(1)}{x}$$",
  "&#x202e;\u202e\u0000\ud800",
  "---\n- name: &a [*a]\n<<: *a\n",
] as const;

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(..."<>&\"'`*_[](){}#|~:\\!- \n\t"), maxLength: 30 }),
);
const content = fc
  .array(fc.tuple(piece, fc.constantFrom("\n\n", "\n", " ", "", "\n> ", "\n    ")), { maxLength: 8 })
  .map((pieces) => pieces.flat().join(""));

/** Elements that run code, load something or change how the rest is read. The pages show no image. */
const REFUSED =
  /^(?:script|object|embed|applet|form|base|meta|link|style|img|image|picture|video|audio|source|use|foreignObject|animate|set|template|math|frame)$/i;
const ADDRESS = /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/;

test("any document renders without scripts, handlers or resources of other hosts", () => {
  const property = fc.property(content, fc.constantFrom(...DOCUMENT_KINDS), (text, kind) => {
    const entry = { slug: "chapters/chapter_01_a.md", kind, position: 1, title: "A", content: text };
    const references = { abstractions: text, order: text, relationships: text };
    const opening = { slug: entry.slug, content: text };
    const rendered = renderDocument(entry, { language: "fr", references, opening });
    if (rendered.content.form !== "text") return;
    const html = renderToStaticMarkup(
      <MemoryRouter>
        <ReadingProvider value={READING}>
          <MarkdownPage nodes={rendered.content.nodes} />
        </ReadingProvider>
      </MemoryRouter>,
    );
    for (const element of JSDOM.fragment(html).querySelectorAll("*")) {
      expect(element.localName).not.toMatch(REFUSED);
      if (element.localName === "iframe") expect(element.getAttribute("sandbox")).toBe("allow-scripts");
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on|^srcset$|^formaction$/);
        if (name === "href") expect(value).toMatch(ADDRESS);
        if (name === "src") expect(value).toMatch(/^\/(?!\/)/);
      }
    }
  });
  fc.assert(property);
}, 600_000);

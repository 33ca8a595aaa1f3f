import "../testing/jsdom-window.ts";
import type { Booklet } from "@fondation/course/contract";
import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { BookletPages, COLORED_CHARACTERS } from "./BookletPages.tsx";

const CODE = "```ts\nconst answer = 42;\n```\n";

function bookletOf(content: string): Booklet {
  return {
    repository: "acme/shop",
    commit: "a".repeat(40),
    engine: { name: "static", version: "1" },
    language: "fr",
    chapters: 1,
    madeAt: Date.UTC(2026, 10, 23, 12),
    citations: 0,
    diagrams: [],
    documents: [{ slug: "chapters/chapter_01_x.md", kind: "chapter", position: 1, title: "Un", content }],
  };
}

test.each([
  ["has its code colored", CODE, "const"],
  ["of many characters has plain code", `${CODE}\n${"mots ".repeat(COLORED_CHARACTERS / 5)}`, undefined],
])("a printed course %s", (_, content, colored) => {
  const { container } = render(<BookletPages booklet={bookletOf(content)} />);
  expect(container.querySelector(".hljs-keyword")?.textContent).toBe(colored);
  expect(container.querySelector("pre")?.textContent).toContain("const answer = 42;");
});

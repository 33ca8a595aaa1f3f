import "../testing/jsdom-window.ts";
import type { Booklet } from "@fondation/course/contract";
import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { BookletPages } from "./BookletPages.tsx";
import { mergeDocuments } from "./merged-page.ts";

Object.defineProperty(globalThis, "CSS", { value: { escape: (text: string) => text } });

const chapter = (position: number, content: string) =>
  ({
    slug: `chapters/chapter_0${position}_x.md`,
    kind: "chapter",
    position,
    title: `Partie ${position}`,
    content,
  }) as const;

const BOOKLET: Booklet = {
  repository: "acme/shop",
  commit: "a".repeat(40),
  engine: { name: "static", version: "1" },
  language: "fr",
  chapters: 3,
  madeAt: Date.UTC(2026, 10, 23, 12),
  citations: 42,
  diagrams: [
    {
      source: "flowchart LR\n  a --> b",
      svg: '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
    },
  ],
  documents: [
    chapter(
      1,
      "# Chapitre 1 : Un\n\n## Plan\n\n[suite](chapter_02_x.md#plan), [nulle part](chapter_02_x.md#absent), `src/a.ts#L1-L4`\n",
    ),
    chapter(
      2,
      "# Chapitre 2 : Deux\n\n## Plan\n\n```mermaid\nflowchart LR\n  a --> b\n```\n\n```answer\nOui.\n```\n",
    ),
  ],
};

function printed(): HTMLElement {
  const { container } = render(<BookletPages booklet={BOOKLET} />);
  mergeDocuments(container);
  return container;
}

test("headings of the same text get unique ids, and links lead to the right one", () => {
  const page = printed();
  const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const targets = [...page.querySelectorAll("article a[href]")].map((link) =>
    decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""),
  );
  expect(targets).toEqual(["chapters/chapter_02_x.md#plan", "chapters/chapter_02_x.md#"]);
  for (const target of targets) expect(ids).toContain(target);
});

test("the contents link to every document", () => {
  const links = [...printed().querySelectorAll(".contents a[href]")];
  expect(links.map((link) => decodeURIComponent(link.getAttribute("href") ?? ""))).toEqual(
    BOOKLET.documents.map(({ slug }) => `#${slug}#`),
  );
});

test("the headings of a document are one level below its part", () => {
  const levels = [...printed().querySelectorAll("article :is(h1, h2)")].map((heading) =>
    heading.getAttribute("aria-level"),
  );
  expect(levels).toEqual(["2", "3", "2", "3"]);
});

test("nothing needs a click: citations are text, answers open, diagrams images", () => {
  const page = printed();
  expect(page.querySelector("button, iframe, details:not([open])")).toBeNull();
  expect(page.querySelector(".citation")?.textContent).toBe("src/a.ts:1–4");
  expect(page.querySelector("details")?.textContent).toBe("RéponseOui.\n".trimEnd());
  expect(page.querySelector("figure img")?.getAttribute("alt")?.replace("\u202f", " ")).toBe(
    "Diagramme : a vers b.",
  );
  expect(page.querySelector("figure details")).toBeNull();
});

test("the cover shows the repository, commit, date, engine and verification", () => {
  const text = printed().querySelector(".cover")?.textContent ?? "";
  for (const fact of ["acme", "shop", BOOKLET.commit, "23\u00a0novembre 2026", "static 1"])
    expect(text).toContain(fact);
  expect(text).toContain("42\u00a0références vérifiées");
});

import "../testing/jsdom-window.ts";
import { cleanup, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, expect, test } from "vitest";
import { COURSE } from "../testing/sample-views.ts";
import { noteOpened } from "./reading-progress.ts";
import { ResumeLink } from "./ResumeLink.tsx";

beforeEach(() => window.localStorage.clear());
afterEach(cleanup);

const [FIRST, LEFT] = ["chapters/chapter_01_a.md", "reviewed-chapters/chapter_02_b.md"];
const documents = [
  { slug: FIRST, kind: "chapter", position: 1, title: "File", sha256: "0".repeat(64), bytes: 1 },
  { slug: LEFT, kind: "review", position: 2, title: "Panier", sha256: "0".repeat(64), bytes: 1 },
] as const;

function show(slug: string): void {
  render(
    <MemoryRouter>
      <ResumeLink
        course={{ ...COURSE, documents: [...documents] }}
        edition={{ route: COURSE.route, generation: "current" }}
        slug={slug}
      />
    </MemoryRouter>,
  );
}

test("the opening of a course leads to the document that was open last", () => {
  noteOpened(COURSE.route, LEFT);
  show(FIRST);
  const link = screen.getByRole("link");
  expect(link.textContent).toBe("ReprendreChapitre révisé 2\u202f: Panier");
  expect(link.getAttribute("href")).toBe(`/cours/acme/shop/${LEFT}`);
});

test.each([
  ["nothing was read", FIRST, undefined],
  ["the opening was left", FIRST, FIRST],
  ["another document is open", LEFT, LEFT],
  ["the course no longer has the document", FIRST, "chapters/chapter_09_z.md"],
])("there is nothing to go on with when %s", (_case, slug, last) => {
  if (last !== undefined) noteOpened(COURSE.route, last);
  show(slug);
  expect(screen.queryByRole("link")).toBeNull();
});

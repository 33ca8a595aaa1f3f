import "../testing/jsdom-window.ts";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, expect, test } from "vitest";
import { noteRead } from "../progress/reading-progress.ts";
import { COURSE } from "../testing/sample-views.ts";
import { TableOfContents } from "./TableOfContents.tsx";

beforeEach(() => {
  window.localStorage.clear();
  // jsdom has no layout.
  window.HTMLElement.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

const documents = (["chapter", "tutorial"] as const).flatMap((kind) =>
  [1, 2].map((position) => ({
    slug: `${kind}s/${kind}_0${position}_a.md`,
    kind,
    position,
    title: `${kind} ${position}`,
    sha256: "0".repeat(64),
    bytes: 1,
  })),
);

const shown = (slug: string) => (
  <MemoryRouter>
    <TableOfContents
      course={{ ...COURSE, documents }}
      edition={{ route: COURSE.route, generation: "current" }}
      slug={slug}
      onOpen={() => undefined}
      onSearch={() => undefined}
    />
  </MemoryRouter>
);

test("documents that were read are marked, and counted in their group", () => {
  noteRead(COURSE.route, "chapters/chapter_01_a.md");
  render(shown("chapters/chapter_02_a.md"));
  expect(screen.getByRole("link", { name: /chapter 1\s*lu$/ })).toBeTruthy();
  expect(screen.getByRole("link", { name: /chapter 2$/ })).toBeTruthy();
  expect(screen.getByRole("button", { name: /^Chapitres\s*1\sdocument lu sur 2$/ })).toBeTruthy();
  expect(screen.getByRole("button", { name: /^Tutoriels\s*2$/ })).toBeTruthy();
});

test("a folded group stays folded until one of its documents is opened", () => {
  const { unmount } = render(shown("chapters/chapter_01_a.md"));
  fireEvent.click(screen.getByRole("button", { name: /^Tutoriels/ }));
  expect(screen.getAllByRole("link")).toHaveLength(2);
  unmount();
  const again = render(shown("chapters/chapter_01_a.md"));
  expect(screen.getByRole("button", { name: /^Tutoriels/ }).getAttribute("aria-expanded")).toBe("false");
  again.rerender(shown("tutorials/tutorial_01_a.md"));
  expect(screen.getAllByRole("link")).toHaveLength(4);
});

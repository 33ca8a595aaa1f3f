import "../testing/jsdom-window.ts";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, expect, test } from "vitest";
import { ReadingProvider } from "../documents/reading-context.ts";
import { READING } from "../testing/sample-views.ts";
import { CourseMap } from "./CourseMap.tsx";
import { mapOf } from "./map-parts.ts";

afterEach(cleanup);

const MAP = mapOf({
  names: [
    { id: 7, name: "File" },
    { id: 3, name: "Envoi" },
  ],
  order: [
    { position: 2, id: 3 },
    { position: 1, id: 7 },
    { position: 3, id: 99 },
  ],
  relations: [
    { from: 7, to: 3, label: "utilise send" },
    { from: 3, to: 7, label: "remplit push" },
    { from: 3, to: 99, label: "part inconnue" },
    { from: 3, to: 3, label: "elle-même" },
  ],
  slugs: READING.slugs,
});

function show(printed = false): HTMLElement {
  const { container } = render(
    <MemoryRouter>
      <ReadingProvider value={{ ...READING, printed }}>
        <CourseMap {...MAP} />
      </ReadingProvider>
    </MemoryRouter>,
  );
  return container;
}

const tones = (page: HTMLElement) =>
  [...page.querySelectorAll("[data-tone]")].map((arrow) => arrow.getAttribute("data-tone"));

test("the parts are links to their chapters, in the order of the chapters", () => {
  show();
  expect(screen.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
    ["File", "/cours/acme/shop/chapters/chapter_01_a.md"],
    ["Envoi", "/cours/acme/shop/chapters/chapter_02_b.md"],
  ]);
});

test("relations of unknown parts and of a part with itself are not drawn", () => {
  expect(tones(show())).toEqual(["plain", "plain"]);
});

test("a focused part shows what it uses and what uses it, with labels", () => {
  const page = show();
  fireEvent.focus(screen.getByRole("link", { name: "File" }));
  expect(page.querySelector('[data-end="to"]')?.textContent).toBe("Envoi utilise send");
  expect(page.querySelector('[data-end="from"]')?.textContent).toBe("Envoi remplit push");
  expect(tones(page).toSorted()).toEqual(["in", "out"]);
});

test("an arrow under the pointer shows its direction and its label", () => {
  const page = show();
  const [arrow] = page.querySelectorAll("[data-tone]");
  fireEvent.pointerEnter(arrow as Element);
  expect(page.textContent?.replace("\u202f", " ")).toContain("Envoi  File : remplit push");
  expect(tones(page)).toEqual(["out", "faint"]);
});

test("print shows the drawing without links and details", () => {
  const page = show(true);
  expect(page.querySelectorAll("svg g")).toHaveLength(2);
  expect(page.querySelector("a, .course-map-details")).toBeNull();
});

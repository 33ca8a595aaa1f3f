import "../testing/jsdom-window.ts";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, expect, test } from "vitest";
import { ReadingProvider } from "../documents/reading-context.ts";
import { READING } from "../testing/sample-views.ts";
import { markdownNodes } from "../../rendering/markdown/markdown-nodes.ts";
import { MarkdownPage } from "./MarkdownPage.tsx";

afterEach(cleanup);

const CODE = ["```ts source=src/a.ts#L10-L13", "if (late) {", "  /* one", "     two */", "}", "```"].join(
  "\n",
);

function show(text: string, printed = false): HTMLElement {
  const { container } = render(
    <MemoryRouter>
      <ReadingProvider value={{ ...READING, printed }}>
        <MarkdownPage nodes={markdownNodes(text, "fr", new Map())} />
      </ReadingProvider>
    </MemoryRouter>,
  );
  return container;
}

const marked = (page: HTMLElement) =>
  [...page.querySelectorAll("[data-line][data-marked]")].map((line) => line.getAttribute("data-line"));

test("a cited block shows the numbers of its lines and keeps its text", () => {
  const page = show(CODE);
  expect([...page.querySelectorAll("[data-line]")].map((line) => line.getAttribute("data-line"))).toEqual([
    "10",
    "11",
    "12",
    "13",
  ]);
  expect(page.querySelector("pre code")?.textContent).toBe("if (late) {\n  /* one\n     two */\n}\n");
});

test("notes stay a list after the whole code", () => {
  const page = show(`${CODE}\n\n- \`L10\` La condition.\n- \`L11-L12\` Un **commentaire**.\n`);
  const notes = within(screen.getByRole("figure")).getAllByRole("listitem");
  expect(notes.map((note) => note.textContent)).toEqual(["L10 La condition.", "L11–12 Un commentaire."]);
  const code = page.querySelector("pre code");
  expect(code?.textContent).toBe("if (late) {\n  /* one\n     two */\n}\n");
  expect(code?.compareDocumentPosition(notes[0] as Node)).toBe(4);
});

test("a note marks its lines, and a line marks its note", () => {
  const page = show(`${CODE}\n\n- \`L10\` La condition.\n\n- \`L11-L12\` Un commentaire.\n`);
  fireEvent.focus(screen.getByRole("button", { name: "L11–12" }));
  expect(marked(page)).toEqual(["11", "12"]);
  fireEvent.pointerOver(page.querySelector('[data-line="10"]') as Element);
  expect(marked(page)).toEqual(["10"]);
  expect(page.querySelector("li[data-marked]")?.textContent).toContain("La condition");
  fireEvent.pointerOver(page.querySelector('[data-line="13"]') as Element);
  expect(page.querySelector("[data-marked]")).toBeNull();
});

test("print shows the lines of a note as text", () => {
  const page = show(`${CODE}\n\n- \`L10\` La condition.\n`, true);
  expect(page.querySelector("button")).toBeNull();
  expect(page.querySelector("li")?.textContent).toBe("L10 La condition.");
});

test.each([
  ["an item names no lines", "- `L10` Oui.\n- Non."],
  ["lines are outside of the block", "- `L9-L10` Non."],
  ["a paragraph stands between", "Ainsi.\n\n- `L10` Non."],
  ["the last line is before the first", "- `L12-L10` Non."],
])("a list is an ordinary list when %s", (_, list) => {
  const page = show(`${CODE}\n\n${list}\n`);
  expect(page.querySelector(".annotated")).toBeNull();
  expect(page.querySelector("ul code")?.textContent).toMatch(/^L\d/);
});

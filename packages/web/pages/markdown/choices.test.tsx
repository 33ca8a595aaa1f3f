import "../testing/jsdom-window.ts";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Reading, ReadingProvider } from "../documents/reading-context.ts";
import { READING } from "../testing/sample-views.ts";
import { markdownNodes } from "../../rendering/markdown/markdown-nodes.ts";
import { MarkdownPage } from "./MarkdownPage.tsx";

Object.defineProperty(globalThis, "localStorage", { value: window.localStorage, configurable: true });
beforeEach(() => localStorage.clear());
afterEach(cleanup);

const QUESTION =
  "- **A.** Il attend `src/a.ts#L1-L2`.\n- **B.** Il échoue.\n\n```answer\n**B.** Car la file est pleine.\n```\n";

function show(text: string, change: Partial<Reading> = {}): HTMLElement {
  const { container } = render(
    <MemoryRouter>
      <ReadingProvider value={{ ...READING, ...change }}>
        <MarkdownPage nodes={markdownNodes(text, "fr", new Map())} />
      </ReadingProvider>
    </MemoryRouter>,
  );
  return container;
}

const said = () => screen.getByRole("status").textContent?.replaceAll("\u202f", " ");

test("a choice says at once whether it is right, and opens the explanation", () => {
  const page = show(QUESTION);
  expect(said()).toBe("");
  expect(page.querySelector("details")?.open).toBe(false);
  fireEvent.click(screen.getByRole("radio", { name: /^A\. Il attend/ }));
  expect(said()).toBe("Non, ce n’est pas A : c’est B.");
  expect(page.querySelector("details")?.open).toBe(true);
  fireEvent.click(screen.getByRole("radio", { name: "B. Il échoue." }));
  expect(said()).toBe("Oui, c’est bien B.");
});

test("a choice is remembered for its document until the reader starts again", () => {
  show(QUESTION);
  fireEvent.click(screen.getByRole("radio", { name: "B. Il échoue." }));
  cleanup();
  show(QUESTION, { slug: "tutorials/tutorial_02_b.md" });
  expect(said()).toBe("");
  cleanup();
  const page = show(QUESTION);
  expect(said()).toBe("Oui, c’est bien B.");
  fireEvent.click(screen.getByRole("button", { name: "Recommencer" }));
  expect([said(), page.querySelector("details")?.open, localStorage.length]).toEqual(["", false, 0]);
  expect(document.activeElement).toBe(page.querySelector("input"));
});

test("two questions with the same choices are answered apart", () => {
  show(`${QUESTION}\n${QUESTION.replace("**B.** Car", "**A.** Car")}`);
  const [first] = screen.getAllByRole("radio", { name: "B. Il échoue." });
  fireEvent.click(first as Element);
  cleanup();
  show(`${QUESTION}\n${QUESTION.replace("**B.** Car", "**A.** Car")}`);
  expect(screen.getAllByRole("status").map(({ textContent }) => textContent)).toEqual([
    "Oui, c’est bien B.",
    "",
  ]);
});

test("in print the choices have their letters and the answer is open", () => {
  const page = show(QUESTION, { printed: true });
  expect(page.querySelector("input, button")).toBeNull();
  expect(page.querySelector("ul")?.textContent).toContain("B. Il échoue.");
  expect(page.querySelector("details")?.open).toBe(true);
});

test.each([
  ["the answer names no letter", QUESTION.replace("**B.** Car", "Car")],
  ["the right letter is not offered", QUESTION.replace("**B.** Car", "**C.** Car")],
  ["an item has no letter", QUESTION.replace("**A.** ", "")],
  ["a paragraph stands between", QUESTION.replace("\n\n```answer", "\n\nEnsuite.\n\n```answer")],
])("a list is an ordinary list when %s", (_, text) => {
  expect(show(text).querySelector("input")).toBeNull();
});

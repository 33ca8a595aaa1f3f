import "../testing/jsdom-window.ts";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, expect, test } from "vitest";
import { ReadingProvider } from "../documents/reading-context.ts";
import { READING } from "../testing/sample-views.ts";
import { GlossaryProvider } from "../vocabulary/GlossaryProvider.tsx";
import { markdownNodes } from "../../rendering/markdown/markdown-nodes.ts";
import { MarkdownPage } from "./MarkdownPage.tsx";

// jsdom has no popovers: what is shown is what is rendered.
window.HTMLElement.prototype.showPopover = () => undefined;
window.HTMLElement.prototype.hidePopover = () => undefined;
afterEach(cleanup);

const VOCABULARY = new Map([
  ["Blueprint", "**`Blueprint`** : un groupe de vues."],
  ["Vue", "**Vue** : une fonction."],
]);

function show(text: string, printed = false): string[] {
  const { container } = render(
    <MemoryRouter>
      <ReadingProvider value={{ ...READING, printed }}>
        <GlossaryProvider
          define={(term) => (
            <MarkdownPage
              nodes={markdownNodes(VOCABULARY.get(term) ?? "", "fr", new Map(), { nested: true })}
            />
          )}
        >
          <MarkdownPage nodes={markdownNodes(text, "fr", VOCABULARY)} />
        </GlossaryProvider>
      </ReadingProvider>
    </MemoryRouter>,
  );
  return [...container.querySelectorAll(".term")].map((term) => term.textContent ?? "");
}

const definition = () => document.querySelector(".definition")?.textContent?.replaceAll("\u202f", " ");

test("a term is marked the first time in each section", () => {
  expect(show("`Blueprint` et `Blueprint()`.\n\n## Suite\n\n- La **vue** d’un `Blueprint`.")).toEqual([
    "Blueprint",
    "vue",
    "Blueprint",
  ]);
});

test("headings, links, code blocks and the vocabulary itself have no marked terms", () => {
  const text = [
    "## Vocabulaire\n\n- **Vue** : une fonction.",
    "## `Blueprint`\n\n[`Blueprint`](chapter_02_b.md)\n\n```py\nBlueprint\n```\n\n`blueprint`",
  ].join("\n\n");
  expect(show(text)).toEqual([]);
});

test("a tap shows the definition, and Escape hides it", () => {
  show("La **vue**.");
  const term = screen.getByRole("button", { name: "vue" });
  fireEvent.click(term);
  expect(definition()).toBe("Vue : une fonction.");
  expect(term.getAttribute("aria-expanded")).toBe("true");
  expect(document.getElementById(term.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    document.querySelector(".definition")?.textContent,
  );
  fireEvent.keyDown(document.body, { key: "Escape" });
  expect([definition(), term.getAttribute("aria-expanded")]).toEqual(["", "false"]);
});

test("a press elsewhere hides the definition, a press in it does not", () => {
  show("La **vue**.");
  fireEvent.keyDown(screen.getByRole("button", { name: "vue" }), { key: "Enter" });
  fireEvent.pointerDown(document.querySelector(".definition strong") as Element);
  expect(definition()).toBe("Vue : une fonction.");
  fireEvent.pointerDown(document.body);
  expect(definition()).toBe("");
});

test("print shows terms as text", () => {
  expect(show("La **vue**.", true)).toEqual([]);
});

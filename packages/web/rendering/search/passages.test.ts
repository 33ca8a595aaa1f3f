import { expect, test } from "vitest";
import { renderDocument } from "../render-document.ts";
import { passagesOf } from "./passages.ts";

const REFERENCES = { abstractions: "- id: 1\n  name: File\n", relationships: "", order: "" };

function passages(content: string, kind: "chapter" | "abstractions" = "chapter") {
  const entry = { slug: "a", kind, position: 1, title: "t", content };
  return passagesOf(renderDocument(entry, { language: "fr", references: REFERENCES, opening: null }));
}

test("paragraphs, items, cells and headings are passages under the heading above them", () => {
  const text =
    "# Titre\n\nUn **mot** et `du code`\nici.\n\n## Été\n\n- un\n- deux\n\n| a | b |\n|-|-|\n| c | d |";
  expect(passages(text).map(({ text, form, anchor }) => [text, form, anchor])).toEqual([
    ["Titre", "heading", "titre"],
    ["Un mot et du code ici.", "text", "titre"],
    ["Été", "heading", "été"],
    ["un", "text", "été"],
    ["deux", "text", "été"],
    ["a", "text", "été"],
    ["b", "text", "été"],
    ["c", "text", "été"],
    ["d", "text", "été"],
  ]);
});

test("each line of code is a passage, also where lines have notes", () => {
  const code = "```ts source=src/a.ts#L1-L2\nconst a = 1;\nexport { a };\n```\n\n- `L1` une note\n";
  expect(passages(code).filter(({ form }) => form === "code")).toEqual([
    { text: "const a = 1;", form: "code" },
    { text: "export { a };", form: "code" },
  ]);
});

test("the answer to a question can be found, the source of a diagram cannot", () => {
  const text = "```answer\nParce que.\n```\n\n```mermaid\nflowchart LR\n  a --> b\n```";
  expect(passages(text)).toEqual([{ text: "Parce que.", form: "text" }]);
});

test("the lines of a reference are passages", () => {
  expect(passages(REFERENCES.abstractions, "abstractions").map(({ text }) => text)).toEqual([
    "- id: 1",
    "name: File",
  ]);
});

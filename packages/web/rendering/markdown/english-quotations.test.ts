import { expect, test } from "vitest";
import { childrenOf, isElement, type PageNode, textOf } from "../nodes/page-node.ts";
import { markdownNodes } from "./markdown-nodes.ts";

/** The texts that are marked as English. */
function english(nodes: readonly PageNode[]): string[] {
  return nodes.filter(isElement).flatMap((element) => {
    const [, properties] = element;
    return properties.lang === "en" ? [textOf(element).trim()] : english(childrenOf(element));
  });
}

const shown = (text: string, language: "fr" | "en" = "fr") =>
  english(markdownNodes(text, language, new Map()));

test.each([
  ["Il dit : « Keeps the `state` of a *session*. » (`a.ts`)", ["Keeps the state of a session."]],
  ["« It is one » et « this is another », puis « le reste de la page »", ["It is one", "this is another"]],
  ["- « Returns the value »\n- « Flask »\n", ["Returns the value"]],
  ["« on a » et « si on a le temps », puis « as » et « a »", []],
  ["« sans fin the value is", []],
  ["`« the value is »`", []],
])("the English quotations of %s are marked", (text, found) => {
  expect(shown(text)).toEqual(found);
});

test("an English document has no marks, and no text is lost", () => {
  expect(shown("« the value is »", "en")).toEqual([]);
  const text = "Il dit : « the value is » ; voilà « oui ».";
  expect(markdownNodes(text, "fr", new Map()).map(textOf).join("").replace(/\s/gu, " ")).toBe(text);
});

test("a quotation keeps its no-break spaces, in French and in English", () => {
  const text = "On dit « bonjour », puis « the value is » : oui.";
  const [paragraph] = markdownNodes(text, "fr", new Map());
  expect(paragraph).toEqual([
    "p",
    {},
    "On dit «\u202fbonjour\u202f», puis «",
    ["span", { lang: "en" }, "\u202fthe value is\u202f"],
    "»\u202f: oui.",
  ]);
});

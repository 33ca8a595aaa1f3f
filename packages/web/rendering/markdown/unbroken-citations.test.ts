import { expect, test } from "vitest";
import { markdownNodes } from "./markdown-nodes.ts";

const render = (text: string) => markdownNodes(text, "fr", new Map());
const A = ["code", {}, "a.ts#L1-L2"];
const B = ["code", {}, "b.ts#L3-L4"];
const together = (...children: unknown[]) => ["span", { className: "unbroken" }, ...children];

test("punctuation and no-break spaces that touch a citation stay on its line", () => {
  expect(render("Voir (`a.ts#L1-L2`, `b.ts#L3-L4`), puis « `a.ts#L1-L2` » : voilà.")).toEqual([
    [
      "p",
      {},
      "Voir ",
      together("(", A, ","),
      " ",
      together(B, "),"),
      " puis ",
      together("«\u202f", A, "\u202f»\u202f:"),
      " voilà.",
    ],
  ]);
});

test("a citation between spaces, other code and a long word are left alone", () => {
  const text = "Voir `a.ts#L1-L2` et (`code`), anticonstitutionnellement`a.ts#L1-L2` aussi";
  expect(render(text)).toEqual([
    ["p", {}, "Voir ", A, " et (", ["code", {}, "code"], "), anticonstitutionnellement", A, " aussi"],
  ]);
});

test("a link to cited lines is a citation", () => {
  const link = ["a", { href: "a.ts#L1-L2" }, "ici"];
  expect(render("Voir ([ici](a.ts#L1-L2)).")).toEqual([["p", {}, "Voir ", together("(", link, ").")]]);
});

import { expect, test } from "vitest";
import { fr } from "./sentence.ts";

test("the text of a sentence gets narrow no-break spaces and typographic apostrophes", () => {
  expect(fr`« oui » : c'est quoi ? Non ; oui !`).toBe(
    "«\u202Foui\u202F»\u202F: c’est quoi\u202F? Non\u202F; oui\u202F!",
  );
});

test("inserted values keep their characters", () => {
  expect(fr`Lire ${"`a ? b : 'c'`"} d'abord`).toBe("Lire `a ? b : 'c'` d’abord");
});

test.each([
  [fr`de ${"expressjs"}`, "d’expressjs"],
  [fr`génération de ${"acme"}`, "génération d’acme"],
  [fr`de ${"`AppGroup`"}`, "d’`AppGroup`"],
  [fr`Le code de **${"Élan"}**`, "Le code d’**Élan**"],
  [fr`ce que ${"[Api](a.md)"} fait`, "ce qu’[Api](a.md) fait"],
  [fr`jusque ${"ici"}`, "jusqu’ici"],
  [fr`De ${"a"} à ${"b"}`, "D’a à b"],
  [fr`de ${"un autre type"}`, "d’un autre type"],
  [fr`de ${"hono"}, de ${"7zip"}, de ${"`_x`"}`, "de hono, de 7zip, de `_x`"],
  [fr`de « ${"acme"} »`, "d’«\u202Facme\u202F»"],
  [fr`mode ${"a"} et idée ${"a"}`, "mode a et idée a"],
])("elides before a vowel: %s", (text, expected) => {
  expect(text).toBe(expected);
});

test.each([
  [fr`Revenir à ${"[le tutoriel 2, Api](a.md)"}`, "Revenir [au tutoriel 2, Api](a.md)"],
  [fr`à **${"les essais"}**`, "**aux essais**"],
  [fr`près de ${"le port"}, de ${"les ports"}`, "près du port, des ports"],
  [fr`de ${"`le port`"}, à ${"Le Monde"}`, "de `le port`, à Le Monde"],
])("contracts an article: %s", (text, expected) => {
  expect(text).toBe(expected);
});

test("a quotation inside « » has quotes of the second level, and its code is not changed", () => {
  expect(fr`« ${"dit «\u202Fbonjour\u202F» et `«x»`"} », puis ${"«\u202Fa\u202F»"}`).toBe(
    "«\u202Fdit “bonjour” et `«x»`\u202F», puis «\u202Fa\u202F»",
  );
});

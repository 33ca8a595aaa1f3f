import { expect, test } from "vitest";
import { isOtherLanguage } from "./language.ts";

const FRENCH =
  "Le routeur est la pièce qui envoie chaque requête à la fonction qui lui répond. Il lit le chemin dans l'arbre, et ne garde que les nœuds dont il a besoin pour la suite.\n";
const ENGLISH =
  "The router is the part that sends each request to the function that answers it. It reads the path from the tree, and keeps only those nodes that it needs for the rest of the way.\n";

test("a text in the language asked for is fine, one in the other language is not", () => {
  expect(isOtherLanguage(FRENCH, "fr")).toBe(false);
  expect(isOtherLanguage(ENGLISH, "en")).toBe(false);
  expect(isOtherLanguage(ENGLISH.repeat(2), "fr")).toBe(true);
  expect(isOtherLanguage(FRENCH.repeat(2), "en")).toBe(true);
});

test("code and a few words of the other language do not count", () => {
  const code = `\`\`\`text\n${ENGLISH.repeat(5)}\`\`\`\n`;
  expect(isOtherLanguage(`${FRENCH}\n${code}`, "fr")).toBe(false);
  expect(isOtherLanguage("# The router\n\nOf the tree.\n", "fr")).toBe(false);
});

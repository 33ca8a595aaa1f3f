import { expect, test } from "vitest";
import { readVocabulary } from "./vocabulary.ts";

test.each(["## Vocabulaire", "### Vocabulary"])(
  "reads the entries below « %s » up to the next heading",
  (heading) => {
    const chapter = [
      "# Chapitre 1 : Flask",
      "- **Avant** : non.",
      heading,
      "",
      "- **`Flask`** : l’application (`a.py#L1-L2`).",
      "- **Vue**\u202f: une fonction",
      "  qui répond.",
      "- Sans terme : non.",
      "",
      "## Suite",
      "- **Après** : non.",
    ].join("\n");
    expect([...readVocabulary(chapter)]).toEqual([
      ["Flask", "**`Flask`** : l’application (`a.py#L1-L2`)."],
      ["Vue", "**Vue**\u202f: une fonction qui répond."],
    ]);
  },
);

test("a chapter without the section has no terms", () => {
  expect(readVocabulary("# Un\n\n- **Vue** : non.\n").size).toBe(0);
});

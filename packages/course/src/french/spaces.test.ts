import { expect, test } from "vitest";
import { frenchSpaces } from "./spaces.ts";

test("puts a narrow no-break space before high punctuation", () => {
  expect(frenchSpaces("Pourquoi ? Ainsi : oui ; non !")).toBe(
    "Pourquoi\u202f? Ainsi\u202f: oui\u202f; non\u202f!",
  );
});

test("sets spaces inside guillemets, and typographic apostrophes", () => {
  expect(frenchSpaces("« l'ordre »")).toBe("«\u202fl’ordre\u202f»");
});

test("keeps n° and its number on one line", () => {
  expect(frenchSpaces("essai n° 2, n° trois")).toBe("essai n°\u00a02, n° trois");
});

test("does not change text that looks like code", () => {
  expect(frenchSpaces("a ?b :c http://x y")).toBe("a ?b :c http://x y");
});

// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import { focusText } from "./focus-text.ts";

afterEach(() => document.body.replaceChildren());

test("the focus moves to the open document", () => {
  document.body.innerHTML =
    '<main id="contenu" tabindex="-1"><article id="a" tabindex="-1"></article></main>';
  focusText();
  expect(document.activeElement?.id).toBe("a");
});

test("a list of cards has the focus as a whole, whose first article takes none", () => {
  document.body.innerHTML = '<main id="contenu" tabindex="-1"><article id="card"></article></main>';
  focusText();
  expect(document.activeElement?.id).toBe("contenu");
});

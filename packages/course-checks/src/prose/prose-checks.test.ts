import type { Course, CourseDocument } from "@fondation/course";
import { describe, expect, it } from "vitest";
import { readTexts } from "../reading/course-text.ts";
import { checkCounts } from "./count-check.ts";
import { checkCuts } from "./cut-check.ts";
import { checkRepetition } from "./repetition-check.ts";
import { checkSecrets } from "./secret-check.ts";

/** A course of chapters with these texts. */
function courseOf(...contents: string[]): Course {
  const documents = contents.map(
    (content, index): CourseDocument => ({
      slug: `chapters/chapter_0${index + 1}_x.md`,
      kind: "chapter",
      position: index + 1,
      title: "X",
      content,
    }),
  );
  const engine = { name: "static", version: "1" } as const;
  return { repository: "a/b", commit: "", engine, language: "fr", chapters: 3, documents };
}

const failedOf = (check: typeof checkCounts, text: string): number =>
  check(readTexts(courseOf(text)), "fr").failed;

describe("a number above a list", () => {
  it.each([
    ["is the number of its items", "Les 2 appels :\n\n- a\n- b\n", 0],
    ["is the number of all, with those left out", "Les 5 appels :\n\n- a\n- b\n- 3 autres\n", 0],
    ["is the number of all, with another one left out", "Les 3 appels :\n\n- a\n- b\n- Un autre : `c`\n", 0],
    ["is not the number of all, with another one left out", "Les 4 appels :\n\n- a\n- b\n- Une autre.\n", 1],
    ["is a word", "Les trois appels :\n\n- a\n- b\n", 1],
    ["is too large", "Les 3 appels :\n\n- a\n- b\n", 1],
    ["is one of a line", "Voici ligne 12 :\n\n- a\n- b\n", 0],
  ])("that %s", (_, text, failed) => {
    expect(failedOf(checkCounts, text)).toBe(failed);
  });
});

describe("a list", () => {
  it.each([
    ["of the first few without their total", "Les 2 premiers appels :\n\n- a\n- b\n", 1],
    ["of the first few with their total", "Les 2 premiers des 8 appels :\n\n- a\n- b\n", 0],
    [
      "of the first few, whose last item names the others",
      "Les 2 premiers appels :\n\n- a\n- b\n- 6 autres : `c` et `d`\n",
      0,
    ],
    ["that ends with an ellipsis", "Voir `a`, `b`, …\n", 1],
    ["that ends with etc.", "Voir `a`, `b`, etc.\n", 1],
    ["that quotes an ellipsis", "La note dit « a, b, … » ici.\n", 0],
  ])("%s", (_, text, failed) => {
    expect(failedOf(checkCuts, text)).toBe(failed);
  });
});

const STATIC = { engine: { name: "static", version: "1" }, language: "fr" } as const;

describe("a sentence of five words", () => {
  const sentence = "La file garde chaque travail.";
  it("may stand in two documents, not in three", () => {
    const twice = checkRepetition(readTexts(courseOf(sentence, sentence)), STATIC);
    const thrice = checkRepetition(readTexts(courseOf(sentence, sentence, sentence)), STATIC);
    expect([twice.passed, twice.measure?.percent]).toEqual([true, 0]);
    expect([thrice.passed, thrice.measure?.percent, thrice.findings.length]).toEqual([false, 100, 1]);
  });

  it("may stand in every document of a model, which is only measured", () => {
    const byModel = { ...STATIC, engine: { name: "claude", version: "1" } } as const;
    const thrice = checkRepetition(readTexts(courseOf(sentence, sentence, sentence)), byModel);
    expect([thrice.passed, thrice.measure?.percent]).toEqual([true, 100]);
  });

  it("does not count as a heading, as code or above a block of code", () => {
    const text = `## La file garde chaque travail\n\nVoici la file et ses travaux :\n\n\`\`\`ts example\n${sentence}\n\`\`\`\n`;
    expect(checkRepetition(readTexts(courseOf(text, text, text)), STATIC).checked).toBe(0);
  });
});

it("a key is found with its line, and never repeated in the finding", () => {
  const key = ["AKIA", "Q3EGRGXZ7M5VLP2K"].join("");
  const { failed, findings } = checkSecrets(courseOf(`# T\n\n\`${key}\`\n`, "`AKIAIOSFODNN7EXAMPLE`\n"));
  expect(failed).toBe(1);
  expect(findings[0]).toMatchObject({ line: 3, message: expect.stringContaining("an AWS access key") });
  expect(findings[0]?.message).not.toContain(key);
});

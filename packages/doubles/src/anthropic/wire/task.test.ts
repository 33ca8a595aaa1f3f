import { expect, test } from "vitest";
import { recognizeTask, taskName } from "./task.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";

test.each([
  [
    `Étape 1/6 — 10 chapitres — acme/parcels@${COMMIT}`,
    { step: 1, position: 0, chapters: 10, language: "fr" },
  ],
  [
    `Étape 4/6 — chapitre 3/10 — acme/parcels@${COMMIT}`,
    { step: 4, position: 3, chapters: 10, language: "fr" },
  ],
  [
    `Step 5/6 — review 12/20 — acme/parcels@${COMMIT}`,
    { step: 5, position: 12, chapters: 20, language: "en" },
  ],
  [`Step 3/6 — 4 chapters — local/x.y@${COMMIT}`, { step: 3, repository: "local/x.y", language: "en" }],
])("« %s » names its task", (line, task) => {
  expect(recognizeTask({ system: `Before.\n${line}\nAfter.` })).toMatchObject(task);
});

test("the line is found in any block of the prompt, and with decomposed accents", () => {
  const line = `Étape 6/6 — tutoriel 2/3 — acme/parcels@${COMMIT}`.normalize("NFD");
  const task = recognizeTask({ system: [{ text: "You are an agent." }, { text: line }] });
  expect(task && taskName(task)).toBe("6.2");
});

test.each([
  ["a step that does not exist", `Étape 7/6 — 10 chapitres — a/b@${COMMIT}`],
  ["a short commit", "Étape 1/6 — 10 chapitres — a/b@main"],
  ["a line with more on it", `Voici : Étape 1/6 — 10 chapitres — a/b@${COMMIT}`],
])("%s names no task", (_title, system) => {
  expect(recognizeTask({ system })).toBeUndefined();
});

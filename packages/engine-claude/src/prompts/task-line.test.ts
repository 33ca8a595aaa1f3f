import { expect, test } from "vitest";
import { taskLine } from "./task-line.ts";

const course = { repository: "acme/parcels", commit: "0123456789abcdef0123456789abcdef01234567" };
const where = `acme/parcels@${course.commit}`;

test.each([
  [{ step: 1, chapters: 10 }, "fr", `Étape 1/6 — 10 chapitres — ${where}`],
  [{ step: 4, position: 3, chapters: 10 }, "fr", `Étape 4/6 — chapitre 3/10 — ${where}`],
  [{ step: 5, position: 3, chapters: 10 }, "fr", `Étape 5/6 — révision 3/10 — ${where}`],
  [{ step: 6, position: 3, chapters: 10 }, "fr", `Étape 6/6 — tutoriel 3/10 — ${where}`],
  [{ step: 3, chapters: 7 }, "en", `Step 3/6 — 7 chapters — ${where}`],
  [{ step: 6, position: 1, chapters: 7 }, "en", `Step 6/6 — tutorial 1/7 — ${where}`],
] as const)("%o is written in %s as one line", (task, language, line) => {
  expect(taskLine(task, language, course)).toBe(line);
});

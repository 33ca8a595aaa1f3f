import { expect, test } from "vitest";
import { describeJob, toneOf } from "./progress.ts";

test.each([
  [{ status: "queued", stage: null, step: 0 }, "En attente"],
  [{ status: "delayed", stage: "chapters", step: 4 }, "En attente"],
  [{ status: "running", stage: "cloning", step: 0 }, "Préparation · Clonage du dépôt"],
  [{ status: "running", stage: "order", step: 3 }, "Étape 3 sur 6 · Ordre des chapitres"],
  [{ status: "running", stage: "publishing", step: 6 }, "Étape 6 sur 6 · Publication"],
  [{ status: "completed", stage: null, step: 6 }, "Cours Prêt"],
  [{ status: "failed", stage: "chapters", step: 4 }, "Génération Échouée"],
  [{ status: "canceled", stage: null, step: 2 }, "Annulé"],
] as const)("%o reads « %s »", (job, text) => {
  expect(describeJob(job)).toBe(text);
});

test("a delayed job waits, like a queued one", () => {
  expect(toneOf({ status: "delayed" })).toBe("waiting");
});

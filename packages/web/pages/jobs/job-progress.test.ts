import { expect, test } from "vitest";
import { describeJob, stepState, toneOf } from "./job-progress.ts";

test.each([
  [{ status: "queued", stage: null, step: 0 }, "En attente"],
  [{ status: "delayed", stage: "chapters", step: 4 }, "En attente"],
  [{ status: "running", stage: "cloning", step: 0 }, "Préparation · Clonage du dépôt"],
  [{ status: "running", stage: "order", step: 3 }, "Étape 3 sur 6 · Ordre des chapitres"],
  [{ status: "running", stage: "checking", step: 6 }, "Étape 6 sur 6 · Vérification"],
  [{ status: "running", stage: "publishing", step: 6 }, "Étape 6 sur 6 · Publication"],
  [{ status: "completed", stage: null, step: 6 }, "Cours Prêt"],
  [{ status: "failed", stage: "chapters", step: 4 }, "Génération Échouée"],
  [{ status: "canceled", stage: null, step: 2 }, "Annulé"],
] as const)("%o is described as « %s »", (job, text) => {
  expect(describeJob(job)).toBe(text);
});

test("a delayed job has the tone of a waiting one", () => {
  expect(toneOf({ status: "delayed" })).toBe("waiting");
});

const STEP_STATES = [
  [{ status: "queued", stage: null, step: 0 }, "ahead ahead ahead ahead ahead ahead | ahead ahead"],
  [{ status: "running", stage: "cloning", step: 0 }, "ahead ahead ahead ahead ahead ahead | ahead ahead"],
  [{ status: "running", stage: "order", step: 3 }, "done done current ahead ahead ahead | ahead ahead"],
  [{ status: "running", stage: "tutorials", step: 6 }, "done done done done done current | ahead ahead"],
  [{ status: "running", stage: "checking", step: 6 }, "done done done done done done | current ahead"],
  [{ status: "running", stage: "publishing", step: 6 }, "done done done done done done | done current"],
  [{ status: "delayed", stage: "chapters", step: 4 }, "done done done waiting ahead ahead | ahead ahead"],
  [{ status: "completed", stage: "publishing", step: 6 }, "done done done done done done | done done"],
  [
    { status: "failed", stage: "cloning", step: 0 },
    "skipped skipped skipped skipped skipped skipped | skipped skipped",
  ],
  [
    { status: "failed", stage: "chapters", step: 4 },
    "done done done failed skipped skipped | skipped skipped",
  ],
  [{ status: "failed", stage: "checking", step: 6 }, "done done done done done done | failed skipped"],
  [{ status: "failed", stage: "publishing", step: 6 }, "done done done done done done | done failed"],
  [
    { status: "canceled", stage: "relationships", step: 2 },
    "done canceled skipped skipped skipped skipped | skipped skipped",
  ],
  [{ status: "canceled", stage: "publishing", step: 6 }, "done done done done done done | done canceled"],
] as const;

test.each(STEP_STATES)("the steps of %o are %s", (job, states) => {
  const of = (...numbers: number[]) => numbers.map((number) => stepState(number, job)).join(" ");
  expect(`${of(1, 2, 3, 4, 5, 6)} | ${of(7, 8)}`).toBe(states);
});

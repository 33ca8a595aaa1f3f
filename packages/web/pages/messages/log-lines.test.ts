/** Every log line has a French text. */

import type { LogLines } from "@fondation/backend/messages";
import { expect, test } from "vitest";
import { lineText } from "./log-lines.ts";

const plain = (text: string) => text.replace(/\s/gu, " ");

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const LINES: { [Code in keyof LogLines]: [facts: LogLines[Code], shown: string] } = {
  "attempt.started": [{ attempt: 2, repository: "ada/engine" }, "Tentative 2 pour ada/engine"],
  "engine.chosen": [
    { engine: "claude", reason: "credential", credential: "ANTHROPIC_API_KEY" },
    "Moteur : claude, ANTHROPIC_API_KEY étant renseigné sur le worker",
  ],
  "model.resumed": [{ model: "m" }, "Modèle : m, avec lequel la génération a commencé"],
  "clone.started": [{ repository: "ada/engine" }, "Clonage d’ada/engine"],
  "clone.finished": [
    { commit: COMMIT, files: 1_234, bytes: 56_001 },
    "Commit 0123456789ab : 1 234 fichiers, 57 ko",
  ],
  "clone.commit-gone": [
    { commit: COMMIT },
    "Le commit 0123456789ab, avec lequel la génération a commencé, n’est plus sur le serveur",
  ],
  "step.started": [{ step: 4 }, "Étape 4 sur 6"],
  "checkpoint.not-stored": [{ key: "k" }, "Point de reprise non gardé : k"],
  "checkpoint.resumed": [{}, "Reprise des étapes déjà faites"],
  "checkpoint.too-large": [{ key: "k" }, "Point de reprise trop grand pour être gardé : k"],
  "checkpoint.unreadable": [{ key: "k" }, "Point de reprise illisible : k"],
  "files.left-out": [{ detail: "N’est pas étudié : a.ipynb" }, "N’est pas étudié : a.ipynb"],
  "verification.started": [{}, "Vérification du cours"],
  "check.finished": [
    { check: "G2", title: "Plan du cours cohérent", language: "fr", checked: 10, failed: 0 },
    "G2 Plan du cours cohérent : 10 contrôles, 0 défaut",
  ],
  "check.finding": [{ check: "G3", slug: "chapters/c.md", line: 7 }, "G3 en défaut : chapters/c.md, ligne 7"],
  "publication.started": [{ documents: 33 }, "Publication de 33 documents"],
  "publication.stored": [{ documents: 33, citations: 1 }, "33 documents enregistrés, 1 référence vérifiée"],
  "browser.missing": [
    {},
    "Aucun navigateur utilisable : le cours est publié sans diagrammes dessinés d’avance ni PDF",
  ],
  "diagrams.not-stored": [{}, "Les diagrammes dessinés d’avance n’ont pas été gardés"],
  "booklet.not-printed": [{}, "Le cours n’a pas pu être mis en PDF ; il est publié sans"],
  "booklet.not-stored": [{}, "Le cours en PDF n’a pas été gardé"],
  "booklet.stored": [{ bytes: 2_000_000 }, "Cours en PDF enregistré : 2 Mo"],
  "booklet.too-large": [{ bytes: 15_250_000 }, "Le cours en PDF est trop grand pour être gardé : 15,3 Mo"],
  "job.failed": [
    { failure: "NETWORK", reason: "clone.stalled", ...{ repository: "ada/engine" } },
    "NETWORK : Le serveur d’ada/engine n’envoie plus rien : le clonage a été arrêté.",
  ],
  "job.handed-back": [{}, "Le worker s’arrête : la génération est rendue à la file d’attente"],
  "log.full": [{}, "Le journal est plein : la suite n’est pas gardée."],
  text: [{ detail: "Une ligne d’avant" }, "Une ligne d’avant"],
};

test.each(Object.entries(LINES))("the line %s", (code, [facts, shown]) => {
  expect(plain(lineText({ code, facts: { ...facts } }))).toBe(shown);
});

test("the line of a check whose title is English leaves the title out", () => {
  const facts = { check: "G2", title: "Course plan consistent", language: "en", checked: 1, failed: 1 };
  expect(plain(lineText({ code: "check.finished", facts }))).toBe("G2 : 1 contrôle, 1 défaut");
});

test("a line of another version shows its code and its facts", () => {
  expect(lineText({ code: "moon.rose", facts: { at: 1 } })).toBe('moon.rose {"at":1}');
});

/** What a reader reads of every code. */

import type { FailureFacts, LogLines, RefusalFacts } from "@fondation/backend/messages";
import { expect, test } from "vitest";
import { engineReason } from "./engine-words.ts";
import { FAILURE_CODES } from "./failure-codes.ts";
import { FAILURE_WORDS } from "./failure-reasons.ts";
import { failureWords } from "./failure-words.ts";
import { lineText } from "./log-lines.ts";
import { MODEL_REASONS } from "./model-reasons.ts";
import { REFUSAL_WORDS } from "./refusal-reasons.ts";

const plain = (text: string | undefined) => text?.replace(/\s/gu, " ");

/** Facts of every name, for catalogues whose entries are only asked whether they are French. */
const ANY_FACTS = {
  ...{ host: "git.example", address: "ftp://git.example", path: "a/b", repository: "ada/engine", slug: "s" },
  ...{
    maxBytes: 2_000_000,
    maxFiles: 1_000,
    findings: 1,
    places: [{ check: "G3", slug: "c.md", line: 7 }],
    minutes: 60,
    name: "n",
    owner: "o",
  },
  ...{ protocol: "ssh", chapters: 2, least: 3, most: 20 },
};

const all = { ...FAILURE_WORDS, ...REFUSAL_WORDS };
const reasoned = Object.entries(all).map(
  ([name, words]) =>
    [name, (words as (facts: object) => { message: string; advice: string })(ANY_FACTS)] as const,
);
const everything = [...Object.entries(FAILURE_CODES), ...reasoned];

test.each(everything)("%s is told in French sentences that are set as such", (_name, { message, advice }) => {
  for (const text of [message, advice]) {
    expect(text).toMatch(/^\p{Lu}|^«|^\w+\/\w+ |^ftp:/u);
    expect(text).toMatch(/[.»]$|, ligne 7$/u);
    expect(text).toMatch(/[éèàçêô«’]|\b(?:le|la|les|un|une|du|de|des|ce|ou|est|sa)\b/i);
    expect(text).not.toMatch(/\b(?:the|this|was|is|try|again|failed)\b|undefined|NaN/i);
    expect(text).not.toMatch(/['"]|\S[;!?»](?:\s|$)|\s[,.](?!\s»)| {2}| [;:!?»](?:\s|$)/u);
  }
});

test.each<[reason: keyof FailureFacts, facts: object, message: string, advice: RegExp]>([
  [
    "clone.too-large",
    { repository: "ada/engine", maxBytes: 2_000_000_000, maxFiles: 50_000 },
    "ada/engine dépasse 2 000 Mo ou 50 000 fichiers.",
    /FONDATION_MAX_REPOSITORY_BYTES/,
  ],
  [
    "clone.denied",
    { repository: "a/b" },
    "a/b n’existe pas ou est privé : le serveur demande une identification.",
    /GITHUB_TOKEN/,
  ],
  [
    "clone.denied-with-token",
    { repository: "a/b" },
    "Le serveur refuse l’accès à a/b avec le jeton du worker.",
    /GITHUB_TOKEN est valable/,
  ],
  [
    "clone.not-found-with-token",
    { repository: "a/b" },
    "a/b n’existe pas, ou le jeton du worker n’y donne pas accès.",
    /GITHUB_TOKEN est valable/,
  ],
  [
    "address.unknown-host",
    { host: "git.example" },
    "Le serveur git.example n’existe pas.",
    /Vérifiez l’adresse/,
  ],
  [
    "course.findings",
    {
      findings: 2,
      places: [
        { check: "G3", slug: "chapters/c.md", line: 7 },
        { check: "G8", slug: "t.md" },
      ],
    },
    "Le cours n’a pas passé sa vérification (2 constats) : G3 en défaut : chapters/c.md, ligne 7 ; G8 en défaut : t.md",
    /Rien n’a été publié\./,
  ],
  [
    "job.time-limit",
    { minutes: 60 },
    "La génération a dépassé sa durée maximale de 60 min.",
    /documents déjà écrits sont gardés.*« Réessayer »/,
  ],
])("%s of %o", (reason, facts, message, advice) => {
  const words = failureWords({ code: "X", reason, facts: facts as FailureFacts[typeof reason] });
  expect(plain(words.message)).toBe(message);
  expect(plain(words.advice)).toMatch(advice);
  expect(words.code).toBe("X");
});

test("no two reasons are told alike, and corrections only where some were asked for", () => {
  const messages = Object.values(MODEL_REASONS).map((words) => words({}).message);
  expect(new Set(messages).size).toBe(messages.length);
  expect(messages.filter((message) => message.includes("correction"))).toEqual([
    MODEL_REASONS["model.unusable"]({}).message,
  ]);
});

test("readers of a job's page are not told to set what only the operator can", () => {
  const sentences = Object.entries(MODEL_REASONS).flatMap(([, words]) => {
    const { message, advice } = words({});
    return [message, ...advice.split(/(?<=[.;]) /)];
  });
  const named = sentences.filter((sentence) => /[A-Z]+_[A-Z_]+/.test(sentence));
  expect(named.length).toBeGreaterThan(5);
  for (const sentence of named) expect(sentence).toMatch(/demandez à l’exploitant .*[A-Z]_[A-Z]/i);
});

test("what is kept is promised to a retry, not to another model, which writes another course", () => {
  for (const words of Object.values(MODEL_REASONS)) {
    const [, after = ""] = words({}).advice.split(/FONDATION_MODEL\b/);
    expect(after).not.toContain("gardés");
  }
});

test.each<[reason: keyof RefusalFacts, facts: object, message: RegExp, advice: RegExp]>([
  ["repository.protocol", { protocol: "ssh" }, /« ssh » n’est pas accepté/, /propriétaire\/dépôt/],
  [
    "repository.private-host",
    { host: "10.0.0.7" },
    /« 10\.0\.0\.7 » est une adresse privée/,
    /FONDATION_ALLOW_PRIVATE_HOSTS/,
  ],
  ["repository.credentials", {}, /mot de passe/, /GITHUB_TOKEN/],
  [
    "repository.without-scheme",
    { path: "github.com/a/b" },
    /un propriétaire et un nom/,
    /« https:\/\/github\.com\/a\/b »/,
  ],
  ["job.unknown", {}, /^Cette génération n’existe pas\.$/, /liste des dépôts/],
  ["settings.chapters", { chapters: 2, least: 3, most: 20 }, /2 chapitres/, /de 3 à 20/],
])("%s refused with %o", (reason, facts, message, advice) => {
  const words = failureWords({ code: "X", reason, facts: facts as RefusalFacts[typeof reason] });
  expect(plain(words.message)).toMatch(message);
  expect(plain(words.advice)).toMatch(advice);
});

test("a reason of another version is told by its code, an unknown code in general words", () => {
  expect(failureWords({ code: "NETWORK", reason: "clone.eaten" })).toEqual({
    code: "NETWORK",
    ...FAILURE_CODES.NETWORK,
  });
  expect(failureWords({ code: "EATEN", facts: { detail: "x" } })).toMatchObject({
    code: "EATEN",
    message: "Une erreur inattendue s’est produite.",
  });
});

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const LINES: { [Code in keyof LogLines]: [facts: LogLines[Code], shown: string] } = {
  "attempt.started": [{ attempt: 2, repository: "ada/engine" }, "Tentative 2 pour ada/engine"],
  "engine.chosen": [
    { engine: "claude", reason: "credential", credential: "ANTHROPIC_API_KEY" },
    "Moteur : claude, ANTHROPIC_API_KEY étant renseigné sur le worker",
  ],
  "model.resumed": [{ model: "m" }, "Modèle : m, avec lequel la génération a commencé"],
  "clone.started": [{ repository: "ada/engine" }, "Clonage de ada/engine"],
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
  "verification.started": [{}, "Vérification du cours"],
  "check.finished": [
    { check: "G2", title: "Plan du cours cohérent", language: "fr", checked: 10, failed: 0 },
    "G2 Plan du cours cohérent : 10 vérifiés, 0 en défaut",
  ],
  "check.finding": [{ check: "G3", slug: "chapters/c.md", line: 7 }, "G3 en défaut : chapters/c.md, ligne 7"],
  "publication.started": [{ documents: 33 }, "Publication de 33 documents"],
  "publication.stored": [{ documents: 33, citations: 1 }, "33 documents enregistrés, 1 extrait cité"],
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
    "NETWORK : Le serveur de ada/engine n’envoie plus rien : le clonage a été arrêté.",
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
  expect(plain(lineText({ code: "check.finished", facts }))).toBe("G2 : 1 vérifié, 1 en défaut");
});

test("a line of another version shows its code and its facts", () => {
  expect(lineText({ code: "moon.rose", facts: { at: 1 } })).toBe('moon.rose {"at":1}');
});

test.each([
  ["asked-for", {}, "comme demandé"],
  ["credential", { credential: "ANTHROPIC_API_KEY" }, "ANTHROPIC_API_KEY étant renseigné sur le worker"],
  ["no-credential", {}, "le worker n’ayant ni CLAUDE_CODE_OAUTH_TOKEN ni ANTHROPIC_API_KEY"],
  [
    "no-client",
    { credential: "ANTHROPIC_API_KEY" },
    "ANTHROPIC_API_KEY étant renseigné, mais le programme claude n’étant pas installé sur le worker",
  ],
  ["begun", {}, "qui a commencé la génération"],
  ["begun-with-credential", {}, "qui a commencé la génération, un identifiant étant renseigné sur le worker"],
  ["a sentence of an earlier version", {}, undefined],
])("the engine's reason %s", (reason, facts, shown) => {
  expect(engineReason({ reason, facts })).toBe(shown);
});

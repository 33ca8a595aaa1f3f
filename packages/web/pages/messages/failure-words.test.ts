/** Every failure and refusal has a French text. */

import type { FailureFacts, RefusalFacts } from "@fondation/backend/messages";
import { expect, test } from "vitest";
import { FAILURE_CODES } from "./failure-codes.ts";
import { FAILURE_WORDS } from "./failure-reasons.ts";
import { failureWords } from "./failure-words.ts";
import { MODEL_REASONS } from "./model-reasons.ts";
import { REFUSAL_WORDS } from "./refusal-reasons.ts";

const plain = (text: string | undefined) => text?.replace(/\s/gu, " ");

/** Facts under every name, so that each entry can be called without its own facts. */
const ANY_FACTS = {
  ...{ missing: 1, documents: [{ slug: "s" }] },
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
  ...{
    protocol: "ssh",
    chapters: 2,
    least: 3,
    most: 20,
    budget: 200,
    used: 180.5,
    page: "git.example/orgs/o",
    parts: 3,
  },
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
    "publication.missing",
    { missing: 1, documents: [{ slug: "tutorials/tutorial_03_order.md" }] },
    "Un document du cours manque : tutorials/tutorial_03_order.md. Rien n’a été publié.",
    /Réessayez/,
  ],
  [
    "publication.missing",
    { missing: 7, documents: [{ slug: "a.md" }, { slug: "b.md" }] },
    "7 documents du cours manquent : a.md, b.md et 5 autres. Rien n’a été publié.",
    /défaut de Fondation/,
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

test("no two reasons have the same text, and only failed repairs mention corrections", () => {
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

test("kept results are promised to a retry, but not to a retry with another model", () => {
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
    "repository.site-page",
    { page: "github.com/orgs/a" },
    /« github\.com\/orgs\/a » est une page du site/,
    /collez son adresse/,
  ],
  ["job.unknown", {}, /^Cette génération n’existe pas\.$/, /liste des dépôts/],
  ["settings.chapters", { chapters: 2, least: 3, most: 20 }, /2 chapitres/, /de 3 à 20/],
])("%s refused with %o", (reason, facts, message, advice) => {
  const words = failureWords({ code: "X", reason, facts: facts as RefusalFacts[typeof reason] });
  expect(plain(words.message)).toMatch(message);
  expect(plain(words.advice)).toMatch(advice);
});

test("an unknown reason gets the text of its code, an unknown code a general text", () => {
  expect(failureWords({ code: "NETWORK", reason: "clone.eaten" })).toEqual({
    code: "NETWORK",
    ...FAILURE_CODES.NETWORK,
  });
  expect(failureWords({ code: "EATEN", facts: { detail: "x" } })).toMatchObject({
    code: "EATEN",
    message: "Une erreur inattendue s’est produite.",
  });
});

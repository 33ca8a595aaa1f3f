/**
 * Checks that the sources of the packages below the pages contain no French texts. These packages
 * exchange codes and facts; the French sentences are in `packages/web/pages/messages`. The content
 * of courses may be French: it is below a property `fr`, or in a package that writes in the
 * course's language.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const PACKAGES = [
  "analyzer",
  "backend",
  "browser",
  "cli",
  "code",
  "course-checks",
  "embedded-convex",
  "engine-claude",
  "environment",
  "repository",
  "worker",
];
const FILES = globSync(`packages/{${PACKAGES.join(",")}}/{src,convex}/**/*.ts`, { cwd: ROOT }).filter(
  (file) => !/\.test\.ts$|\/testing\/|\/_generated\//.test(file),
);

/** Signs of a French text: French letters and marks, and words that do not exist in English. */
const FRENCH =
  /[àâçèéêëîïôùûœÀÂÇÈÉÊËÎÏÔÙÛŒ«»’]|(?<![\p{L}\d./-])(?:aucun|avec|dans|des|du|est|les|mais|ne|nous|ou|par|pas|pour|puis|sont|sur|une|votre|vous|dépôt|cours|clonage|étape|tentative)(?![\p{L}\d./-])/iu;

interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

function isInCourseLanguage({ type, key }: Node): boolean {
  return type === "Property" && isNode(key) && (key.name === "fr" || key.value === "fr");
}

function textOf({ type, value }: Node): string {
  if (type === "Literal" || type === "JSXText") return typeof value === "string" ? value : "";
  if (type !== "TemplateElement") return "";
  return typeof value === "object" && value !== null && "cooked" in value ? String(value.cooked) : "";
}

function frenchTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(frenchTexts);
  if (!isNode(value) || isInCourseLanguage(value)) return [];
  const text = textOf(value);
  const found = FRENCH.test(text) ? [text.trim()] : [];
  return [
    ...found,
    ...Object.values(value).flatMap((part) => (typeof part === "object" ? frenchTexts(part) : [])),
  ];
}

function frenchTextsIn(source: string): string[] {
  const { program, errors } = parseSync("source.ts", source);
  expect(errors).toEqual([]);
  return frenchTexts(program);
}

test.each([
  ["throw new Error('Ce dépôt est vide.');", 1],
  ["log(`Clonage` + name);", 1],
  ["const advice = { en: 'Try again.', fr: 'Réessayez.' };", 0],
  ["/** « Régénérer le Cours » */ const name = 'regenerate';", 0],
  ["throw new Error('The course of a repository is empty.');", 0],
])("%s holds %i French texts", (source, number) => {
  expect(frenchTextsIn(source)).toHaveLength(number);
});

test("no package below the pages holds a French text", () => {
  expect(FILES.length).toBeGreaterThan(300);
  const found = FILES.flatMap((file) =>
    frenchTextsIn(readFileSync(join(ROOT, file), "utf8")).map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});

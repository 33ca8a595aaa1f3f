/** Checks the French sentences in the sources of the pages: spaces, elision, and one word for a thing. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";
import { expect, test } from "vitest";

const PAGES = fileURLToPath(new URL("..", import.meta.url));
const NEEDS_SPACES = /\p{L}[)\s»]* [;:!?»](?!\S)|« ?\S|(?<!\p{L})n° (?=\d|$)/u;

/** Properties to which `frenchSpaces` is applied where they are shown. */
const SPACED_WHEN_SHOWN = new Set(["message", "advice", "title"]);

/** Functions that add the spaces. The catalogue's `says` calls `frenchSpaces`. */
const SPACING = new Set(["frenchSpaces", "says"]);

interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

function nameOf(node: unknown): unknown {
  return isNode(node) ? node.name : undefined;
}

function isSpaced(node: Node): boolean {
  if (node.type === "TaggedTemplateExpression") return nameOf(node.tag) === "fr";
  if (node.type === "CallExpression") return SPACING.has(String(nameOf(node.callee)));
  if (node.type === "Property") return SPACED_WHEN_SHOWN.has(String(nameOf(node.key)));
  if (node.type === "JSXAttribute") return SPACED_WHEN_SHOWN.has(String(nameOf(node.name)));
  return node.type === "AssignmentPattern" && SPACED_WHEN_SHOWN.has(String(nameOf(node.left)));
}

function textOf(node: Node): string {
  if (node.type === "JSXText" || node.type === "Literal") {
    return typeof node.value === "string" ? node.value : "";
  }
  if (node.type !== "TemplateElement") return "";
  const { value } = node;
  return typeof value === "object" && value !== null && "cooked" in value ? String(value.cooked) : "";
}

/** Texts that need French spaces and do not get them. */
function unspacedTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(unspacedTexts);
  if (!isNode(value)) return [];
  if (isSpaced(value)) return [];
  const text = textOf(value);
  return [
    ...(NEEDS_SPACES.test(text) ? [text.trim()] : []),
    ...Object.values(value).flatMap((part) => (typeof part === "object" ? unspacedTexts(part) : [])),
  ];
}

/** Words that change before an inserted name: « de acme » is « d’acme ». The tag `fr` does it. */
const ELIDED = /(?<!\p{L})(?:de|que|le|la|ne|se|jusque) (?:[«*_]\s?)*$/iu;

function endsWithElided(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((node: unknown, index) =>
      isNode(node) &&
      node.type === "JSXText" &&
      isNode(value[index + 1]) &&
      value[index + 1].type === "JSXExpressionContainer" &&
      ELIDED.test(textOf(node))
        ? [textOf(node).trim()]
        : endsWithElided(node),
    );
  }
  if (!isNode(value)) return [];
  if (value.type === "TaggedTemplateExpression" && nameOf(value.tag) === "fr") {
    const { quasi } = value;
    return isNode(quasi) ? endsWithElided(quasi.expressions) : [];
  }
  const own =
    value.type === "TemplateLiteral" && Array.isArray(value.quasis)
      ? value.quasis
          .slice(0, -1)
          .map(textOf)
          .filter((text) => ELIDED.test(text))
      : [];
  return [
    ...own,
    ...Object.values(value).flatMap((part) => (typeof part === "object" ? endsWithElided(part) : [])),
  ];
}

/** One word for a thing: what a page must not call it, and its name. */
const OTHER_NAMES: readonly (readonly [said: RegExp, name: string])[] = [
  [/(?<!\p{L})essais?(?!\p{L})/iu, "tentative"],
  [/serveurs? de calcul/iu, "worker"],
  [/analyse statique|moteur statique/iu, "moteur « static »"],
  [/(?<!\p{L})répertoires?(?!\p{L})/iu, "dossier"],
  [/(?<!\p{L})schémas?(?!\p{L})/iu, "diagramme"],
  [/extraits? cités?|citations? vérifiée/iu, "référence"],
];

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isNode(value)) return [];
  return [
    textOf(value),
    ...Object.values(value).flatMap((part) => (typeof part === "object" ? textsIn(part) : [])),
  ];
}

function unspacedTextsIn(source: string): string[] {
  const { program, errors } = parseSync("page.tsx", source);
  expect(errors).toEqual([]);
  return unspacedTexts(program);
}

function elidedIn(source: string): string[] {
  return endsWithElided(parseSync("page.tsx", source).program);
}

test.each([
  [`const a = \`Clonage de \${name}\`;`, 1],
  [`const a = fr\`Clonage de \${name}\`;`, 0],
  [`const a = fr\`Clonage de \${\`la suite de \${name}\`}\`;`, 1],
  ["const a = <p>Clonage de {name}</p>;", 1],
  ["const a = <p>Clonage de <b>{name}</b></p>;", 0],
  [`const a = \`mode \${name}\`;`, 0],
] as const)("%s holds %i articles before a name that are not elided", (source, number) => {
  expect(elidedIn(source)).toHaveLength(number);
});

test.each([
  ["const a = <p>Ainsi ; voilà.</p>;", 1],
  ["const a = <p>{frenchSpaces('Ainsi ; voilà.')}</p>;", 0],
  ["const a = `tentative n° 2 ?`;", 1],
  ["const a = frenchSpaces(`tentative n° 2 ?`);", 0],
  ["const a = 'Le nom « acme » ?';", 1],
  ["const a = b ? 'c d' : 'e: f';", 0],
] as const)("%s holds %i texts without French spaces", (source, number) => {
  expect(unspacedTextsIn(source)).toHaveLength(number);
});

const FILES = readdirSync(PAGES, { recursive: true, encoding: "utf8" }).filter((file) =>
  /(?<!\.test|\.d)\.tsx?$/.test(file),
);

test("every sentence of the pages has French spaces", () => {
  expect(FILES.length).toBeGreaterThan(50);
  const found = FILES.flatMap((file) =>
    unspacedTextsIn(readFileSync(`${PAGES}/${file}`, "utf8")).map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});

test("no article stands before an inserted name without elision", () => {
  const found = FILES.flatMap((file) =>
    elidedIn(readFileSync(`${PAGES}/${file}`, "utf8")).map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});

test("a thing has one name on all pages", () => {
  const found = FILES.flatMap((file) =>
    textsIn(parseSync("page.tsx", readFileSync(`${PAGES}/${file}`, "utf8")).program).flatMap((text) =>
      OTHER_NAMES.filter(([said]) => said.test(text)).map(([, name]) => `${file}: ${text} (${name})`),
    ),
  );
  expect(found).toEqual([]);
});

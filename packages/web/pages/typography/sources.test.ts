/** Checks in the sources of the pages that every French sentence gets its no-break spaces. */

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

function unspacedTextsIn(source: string): string[] {
  const { program, errors } = parseSync("page.tsx", source);
  expect(errors).toEqual([]);
  return unspacedTexts(program);
}

test.each([
  ["const a = <p>Ainsi ; voilà.</p>;", 1],
  ["const a = <p>{frenchSpaces('Ainsi ; voilà.')}</p>;", 0],
  ["const a = `essai n° 2 ?`;", 1],
  ["const a = frenchSpaces(`essai n° 2 ?`);", 0],
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

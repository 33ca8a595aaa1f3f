/** Reads the pages' own sources: a French sentence must reach the page with the spaces a compositor would set. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";
import { expect, test } from "vitest";

const PAGES = fileURLToPath(new URL("..", import.meta.url));
const NEEDS_CARE = /\p{L}[)\s»]* [;:!?»](?!\S)|« ?\S|(?<!\p{L})n° (?=\d|$)/u;

/** Their text goes through `frenchSpaces` where it is shown: failures, notices and missing pages. */
const SET_LATER = new Set(["message", "advice", "title"]);

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

function isSet(node: Node): boolean {
  if (node.type === "CallExpression") return nameOf(node.callee) === "frenchSpaces";
  if (node.type === "Property") return SET_LATER.has(String(nameOf(node.key)));
  if (node.type === "JSXAttribute") return SET_LATER.has(String(nameOf(node.name)));
  return node.type === "AssignmentPattern" && SET_LATER.has(String(nameOf(node.left)));
}

function textOf(node: Node): string {
  if (node.type === "JSXText" || node.type === "Literal") {
    return typeof node.value === "string" ? node.value : "";
  }
  if (node.type !== "TemplateElement") return "";
  const { value } = node;
  return typeof value === "object" && value !== null && "cooked" in value ? String(value.cooked) : "";
}

/** Texts that need care and do not get it. */
function careless(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(careless);
  if (!isNode(value)) return [];
  if (isSet(value)) return [];
  const text = textOf(value);
  return [
    ...(NEEDS_CARE.test(text) ? [text.trim()] : []),
    ...Object.values(value).flatMap((part) => (typeof part === "object" ? careless(part) : [])),
  ];
}

function carelessIn(source: string): string[] {
  const { program, errors } = parseSync("page.tsx", source);
  expect(errors).toEqual([]);
  return careless(program);
}

test.each([
  ["const a = <p>Ainsi ; voilà.</p>;", 1],
  ["const a = <p>{frenchSpaces('Ainsi ; voilà.')}</p>;", 0],
  ["const a = `essai n° 2 ?`;", 1],
  ["const a = frenchSpaces(`essai n° 2 ?`);", 0],
  ["const a = 'Le nom « acme » ?';", 1],
  ["const a = b ? 'c d' : 'e: f';", 0],
] as const)("%s holds %i careless texts", (source, number) => {
  expect(carelessIn(source)).toHaveLength(number);
});

const FILES = readdirSync(PAGES, { recursive: true, encoding: "utf8" }).filter((file) =>
  /(?<!\.test|\.d)\.tsx?$/.test(file),
);

test("every sentence of the pages is set in French", () => {
  expect(FILES.length).toBeGreaterThan(50);
  const found = FILES.flatMap((file) =>
    carelessIn(readFileSync(`${PAGES}/${file}`, "utf8")).map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});

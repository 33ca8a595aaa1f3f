/**
 * Makes and verifies the static course of one repository in a process of its own, then parses the
 * same files alone. Prints the seconds of both, and the peak memory of the course in MiB.
 */

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { analyze } from "@fondation/analyzer";
import { requestFor } from "@fondation/analyzer/testing/course";
import { createSharedAnalysis } from "@fondation/code";
import { verifyCourse } from "@fondation/course-checks";
import { openRepository } from "@fondation/repository";
import { Language, Parser } from "web-tree-sitter";

const [path = "", commit = ""] = process.argv.slice(2);

const started = performance.now();
// The checks share the facts of the code with the engine, as in a worker.
const analyzeCode = createSharedAnalysis();
const { signal, chapters: parts, ...request } = requestFor({ path, commit }, { analyzeCode });
const course = await analyze({ ...request, signal, chapters: parts });
const reader = await openRepository(path, commit);
await verifyCourse(course, reader, { facts: () => analyzeCode({ repository: reader, parts, signal }) });
await reader.close();
const seconds = (performance.now() - started) / 1000;
const memory = process.resourceUsage().maxRSS / 1024;

const texts = readdirSync(join(path, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(path, "src", name), "utf8"));
const grammar = createRequire(import.meta.resolve("@fondation/code")).resolve(
  "@repomix/tree-sitter-wasms/out/tree-sitter-typescript.wasm",
);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(grammar));
const begun = performance.now();
for (const text of texts) parser.parse(text)?.delete();
const parsing = (performance.now() - begun) / 1000;

console.log(JSON.stringify({ seconds, memory, parsing, files: texts.length }));

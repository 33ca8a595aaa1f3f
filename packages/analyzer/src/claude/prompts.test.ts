import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES } from "@fondation/course";
import { expect, test } from "vitest";
import { createPrompts, PROMPTS } from "./prompts.ts";

const directory = join(import.meta.dirname, "prompts");
const names = Object.keys(PROMPTS) as (keyof typeof PROMPTS)[];

test.each(LANGUAGES)("there is a prompt for every step in %s, and no other file", (language) => {
  const files = readdirSync(join(directory, language)).sort();
  expect(files).toEqual(names.map((name) => `${name}.md`).sort());
});

test.each(LANGUAGES.flatMap((language) => names.map((name) => [language, name] as const)))(
  "the prompt %s/%s has exactly its places, and nothing left over",
  (language, name) => {
    const text = readFileSync(join(directory, language, `${name}.md`), "utf8");
    const places = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, place]) => place);
    expect(new Set(places)).toEqual(new Set<string>(PROMPTS[name]));
    expect(text.replaceAll(/\{\{\w+\}\}/g, "")).not.toMatch(/[{}]|TODO|FIXME|XXX|lorem|undefined|null/i);
  },
);

test("a filled prompt holds its values as they are, whatever they look like", () => {
  const prompts = createPrompts("fr");
  const answer = "$& $1 {{findings}} {{task}}";
  const filled = prompts.fill("repair", { answer, findings: "- none" });
  expect(filled).toContain(answer);
  expect(filled).toContain("- none");
  expect(filled.match(/\{\{\w+\}\}/g)).toEqual(["{{findings}}", "{{task}}"]);
});

test("prompts that are not there are an error that says what to do", () => {
  const prompts = createPrompts("en", "/nowhere");
  expect(() => prompts.fill("system", { task: "" })).toThrow(
    expect.objectContaining({ code: "INTERNAL", advice: expect.stringContaining("bun run build") }),
  );
});

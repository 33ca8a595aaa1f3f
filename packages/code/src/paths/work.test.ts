import { expect, test } from "vitest";
import { tracedIn } from "./testing/traced.ts";
import { workOfFunctions } from "./work.ts";

async function workIn(text: string, effects: readonly string[] = []): Promise<Record<string, number>> {
  const { calls } = await tracedIn({ "a.ts": text });
  const work = workOfFunctions(calls.functions, calls, ({ symbol }) => effects.includes(symbol.name));
  return Object.fromEntries([...work].map(([{ symbol }, share]) => [symbol.name, Math.round(share * 100)]));
}

const line = (name: string, ...calls: readonly string[]): string =>
  `export function ${name}() {\n${calls.map((call) => `  ${call}();\n`).join("")}}\n`;

test("a function stands for its lines and for those of what it calls", async () => {
  const work = await workIn(line("main", "run") + line("run", "end") + line("end"));
  expect(work).toEqual({ main: 100, run: 66, end: 27 });
});

test("a function that two others call gives each of them half", async () => {
  const work = await workIn(line("left", "both") + line("right", "both") + line("both", "end") + line("end"));
  expect(work.left).toBe(work.right);
  expect(work.both).toBeGreaterThan((work.left ?? 0) - 10);
});

test("an effect counts like many lines", async () => {
  const work = await workIn(line("quiet") + line("loud"), ["loud"]);
  expect(work).toEqual({ quiet: 6, loud: 100 });
});

test("functions that call each other in a circle have finite work", async () => {
  const work = await workIn(line("a", "b") + line("b", "a"));
  expect(work).toEqual({ a: 100, b: 100 });
});

import { expect, test } from "vitest";
import { createPause } from "../pause.ts";
import type { Bonds } from "./bonds.ts";
import type { Concept } from "./concept.ts";
import { gather } from "./gather.ts";

const pause = createPause(new AbortController().signal);

function concept(path: string, size = 10): Concept {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
  return { subject: { kind: "file", path, name }, parts: [{ path }], size };
}

function bonds(count: number, pairs: readonly (readonly [number, number, number])[]): Bonds {
  const between = Array.from({ length: count }, () => new Map<number, number>());
  for (const [a, b, strength] of pairs) {
    between[a]?.set(b, strength);
    between[b]?.set(a, strength);
  }
  return { between, users: between.map(() => new Set<number>()) };
}

const namesOf = (groups: readonly (readonly Concept[])[]): string[] =>
  groups.map((group) => group.map(({ subject }) => subject.name).join(" "));

test("the concepts with the highest worth lead, the others join what they work with", async () => {
  const concepts = ["src/a.ts", "src/b.ts", "src/c.ts"].map((path) => concept(path));
  const groups = await gather(concepts, [3, 2, 1], bonds(3, [[2, 1, 5]]), 2, pause);
  expect(namesOf(groups)).toEqual(["a", "b c"]);
});

test("a concept without bonds joins the part with the nearest directory", async () => {
  const concepts = ["x/a.ts", "y/b.ts", "y/c.ts"].map((path) => concept(path));
  expect(namesOf(await gather(concepts, [3, 2, 1], bonds(3, []), 2, pause))).toEqual(["a", "b c"]);
});

test("a part that is too large gives its best member the place of the weakest part", async () => {
  const concepts = [concept("a.ts", 40), concept("b.ts", 10), concept("c.ts", 10), concept("d.ts", 40)];
  const tied = bonds(4, [
    [3, 0, 9],
    [2, 1, 1],
  ]);
  expect(namesOf(await gather(concepts, [5, 4, 1.1, 1], tied, 3, pause))).toEqual(["a", "b c", "d"]);
});

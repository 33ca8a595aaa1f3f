import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTexts } from "../reading/course-text.ts";
import { spansOf } from "../reading/spans.ts";
import { withText } from "../testing/sample-course.ts";
import { type CourseVerifier, openVerifier } from "../testing/verifier.ts";
import { checkNamedCitations } from "./named-citation-check.ts";

const CLOSING = "La file rend les travaux dans l’ordre";
let verifier: CourseVerifier;

beforeAll(async () => {
  verifier = await openVerifier();
});

afterAll(() => verifier.close());

/** How many names are looked for in the second chapter with this sentence, and how many are missing. */
async function namesIn(sentence: string): Promise<[checked: number, failed: number]> {
  const { course, repository } = verifier;
  const texts = readTexts(withText(course, "chapters/chapter_02_queue.md", CLOSING, sentence));
  const own = texts.filter(({ slug }) => slug === "chapters/chapter_02_queue.md");
  const { checked, failed } = await checkNamedCitations(
    own,
    spansOf(repository),
    { enclose: (_, name) => name === "surrounding" },
    "fr",
  );
  return [checked, failed];
}

describe("the name next to a citation", () => {
  it.each([
    ["is in its lines", "Voir `take` (`src/queue.ts#L2-L2`)", [1, 0]],
    ["is not in its lines", "Voir `take` (`src/queue.ts#L1-L1`)", [1, 1]],
    ["is a part of a longer word", "Voir `tak` (`src/queue.ts#L2-L2`)", [1, 1]],
    ["is in the second of two spans", "Voir `take` (`src/queue.ts#L1-L1`, `src/queue.ts#L2-L2`)", [1, 0]],
    ["has its container before it", "Voir `Queue.take()` : `src/queue.ts#L2-L2`", [1, 0]],
    ["declares what surrounds them", "Voir `surrounding` (`src/queue.ts#L2-L2`)", [1, 0]],
    ["is a constructor of a type in them", "Voir `Queue.constructor` (`src/queue.ts#L1-L1`)", [1, 0]],
    ["is the nearest of two", "`Queue` déclare `take` (`src/queue.ts#L2-L2`)", [1, 0]],
  ] as const)("%s", async (_, sentence, counts) => {
    expect(await namesIn(sentence)).toEqual(counts);
  });

  it.each([
    ["stands in another sentence", "Voir `Queue`. Ensuite `src/queue.ts#L2-L2`"],
    ["stands far away", `Voir \`Queue\`, ${"puis les autres lignes ".repeat(3)}\`src/queue.ts#L2-L2\``],
    ["stands before a quotation", "La note de `take` dit « vite » (`src/queue.ts#L1-L1`)"],
    ["is the name of the file", "Voir `queue.ts` (`src/queue.ts#L2-L2`)"],
    ["is a path", "Voir `src/queue.ts` (`src/store.go#L3-L3`)"],
    ["is a quotation of code", "Après `return x`, `src/queue.ts#L2-L2`"],
    ["cites lines that do not resolve", "Voir `take` (`src/queue.ts#L9-L9`)"],
  ])("does not count when it %s", async (_, sentence) => {
    expect(await namesIn(sentence)).toEqual([0, 0]);
  });
});

/** The expected courses themselves must satisfy the contract. */
import { describe, expect, test } from "vitest";
import type { ExpectedCourse } from "../expected-course.ts";
import { OracleRepository } from "../repository.ts";
import { GO } from "./go.ts";
import { HOSTILE } from "./hostile.ts";
import { PRIVATE } from "./private.ts";
import { PYTHON } from "./python.ts";
import { TINY } from "./tiny.ts";
import { TYPESCRIPT } from "./typescript.ts";

const COURSES: readonly ExpectedCourse[] = [TYPESCRIPT, PYTHON, GO, PRIVATE, HOSTILE, TINY];

const SLUG =
  /^(step1_abstractions|step2_relationships|step3_order)\.yaml$|^(chapters\/chapter|reviewed-chapters\/chapter|tutorials\/tutorial)_(\d\d)_[a-z0-9_]+\.md$/;

describe.each(COURSES.map((course) => [course.fixture, course] as const))("%s", (_name, course) => {
  test("has three documents, and three more for each chapter", () => {
    expect(course.documents).toHaveLength(3 + 3 * course.chapters);
    const slugs = course.documents.map(([slug]) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const slug of slugs) expect(slug).toMatch(SLUG);
  });

  test("numbers its chapters, reviews and tutorials from 1, alike in slug and heading", () => {
    for (const [folder, word] of [
      ["chapters/", "Chapitre"],
      ["reviewed-chapters/", "Chapitre"],
      ["tutorials/", "Tutoriel"],
    ] as const) {
      const found = course.documents.filter(([slug]) => slug.startsWith(folder));
      expect(found.map(([slug]) => Number(/_(\d\d)_/.exec(slug)?.[1]))).toEqual(
        found.map((_, index) => index + 1),
      );
      for (const [index, [, heading]] of found.entries())
        expect(heading).toMatch(new RegExp(`^${word} ${index + 1} : `));
    }
  });

  test("is about the commit that the fixture has on every machine", async () => {
    await using repository = await OracleRepository.open(course.fixture);
    expect(repository.commit).toBe(course.commit);
  });
});

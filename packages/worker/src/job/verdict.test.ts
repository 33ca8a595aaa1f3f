import { expect, test } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { CourseInvalid, placeOf, requirePassed, withCheck } from "./verdict.ts";

const finding = {
  check: "G3",
  slug: "chapters/chapter_01_x.md",
  line: 7,
  message: "The citation leads nowhere.",
};
const check = { id: "G3", title: "Citations", checked: 10, failed: 1, findings: [finding] };

const noKeys = () => undefined;

test("a course that passed may be published", () => {
  expect(() => requirePassed({ passed: true, checks: [] }, noKeys)).not.toThrow();
});

test("a course that did not pass may not, and the error names the first places", async () => {
  const refused = (async () => requirePassed({ passed: false, checks: [check] }, noKeys))();
  const error = await errorOf(refused);
  expect(error).toMatchObject({
    code: "COURSE_INVALID",
    facts: { findings: 1, places: [{ check: "G3", slug: "chapters/chapter_01_x.md", line: 7 }] },
  });
  expect(JSON.stringify(error)).not.toContain(finding.message);
  expect(placeOf({ check: "G3", slug: "x", message: "Nothing is there." })).toEqual({
    check: "G3",
    slug: "x",
  });
});

test("a course with a diagram that cannot be drawn may not be published", () => {
  const drawn = { id: "G8", title: "Diagrammes", checked: 1, failed: 0, findings: [] };
  const refused = { ...drawn, failed: 1, findings: [{ ...finding, check: "G8" }] };
  const report = { passed: true, checks: [] };
  expect(() => requirePassed(withCheck(report, drawn), noKeys)).not.toThrow();
  expect(() => requirePassed(withCheck(report, refused), noKeys)).toThrow(CourseInvalid);
});

test("a check of the same id is one row with the findings of both", () => {
  const read = {
    id: "G8",
    title: "Diagrammes",
    checked: 2,
    failed: 1,
    findings: [{ ...finding, check: "G8" }],
  };
  const drawn = { ...read, title: "Dessin", failed: 1, findings: [{ ...finding, check: "G8", line: 9 }] };
  const { passed, checks } = withCheck({ passed: false, checks: [check, read] }, drawn);
  expect(passed).toBe(false);
  expect(checks).toEqual([check, { ...read, failed: 2, findings: [...read.findings, ...drawn.findings] }]);
});

test("a course that did not pass names the checkpoints of its wrong documents once", async () => {
  const asked: (readonly string[])[] = [];
  const keysOf = (slugs: readonly string[]) => {
    asked.push(slugs);
    return slugs.map((slug) => `prefix/${slug}@1`);
  };
  const other = { ...finding, slug: "tutorials/tutorial_02_y.md" };
  const report = { passed: false, checks: [check, { ...check, id: "G8", findings: [finding, other] }] };
  const error = await errorOf((async () => requirePassed(report, keysOf))());
  expect(asked).toEqual([[finding.slug, other.slug]]);
  expect(error).toBeInstanceOf(CourseInvalid);
  expect(error).toMatchObject({ rejected: [`prefix/${finding.slug}@1`, `prefix/${other.slug}@1`] });
});

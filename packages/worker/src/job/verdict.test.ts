import { expect, test } from "vitest";
import { errorOf } from "../../testing/checkout.ts";
import { findingText, requirePassed } from "./verdict.ts";

const finding = {
  check: "G3",
  slug: "chapters/chapter_01_x.md",
  line: 7,
  message: "The citation leads nowhere.",
};
const check = { id: "G3", title: "Citations", checked: 10, failed: 1, findings: [finding] };

test("a course that passed may be published", () => {
  expect(() => requirePassed({ passed: true, checks: [] })).not.toThrow();
});

test("a course that did not pass may not, and the error shows where it is wrong", async () => {
  const refused = (async () => requirePassed({ passed: false, checks: [check] }))();
  const error = await errorOf(refused);
  expect(error.code).toBe("COURSE_INVALID");
  expect(error.message).toContain(findingText(finding));
  expect(findingText(finding)).toBe("G3 en défaut : chapters/chapter_01_x.md, ligne 7");
  expect(error.message).not.toContain(finding.message);
});

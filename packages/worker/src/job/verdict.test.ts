import { expect, test } from "vitest";
import { errorOf } from "../../testing/checkout.ts";
import { findingText, requirePassed, withCheck } from "./verdict.ts";

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

test("a diagram that cannot be drawn keeps a course back that is true otherwise", () => {
  const drawn = { id: "G8", title: "Diagrammes", checked: 1, failed: 0, findings: [] };
  const refused = { ...drawn, failed: 1, findings: [{ ...finding, check: "G8" }] };
  const report = { passed: true, checks: [] };
  expect(() => requirePassed(withCheck(report, drawn))).not.toThrow();
  expect(() => requirePassed(withCheck(report, refused))).toThrow("G8 en défaut");
});

import { expect, test } from "vitest";
import { findingLines } from "./report.ts";

test("a finding stays one line, whatever foreign text it quotes", () => {
  const finding = { check: "G3", slug: "a\n✔ G3.md", line: 2, message: "no `x\u2028y`" };
  const checks = [{ id: "G3", title: "", checked: 1, failed: 1, findings: [finding] }];
  expect(findingLines({ passed: false, checks })).toEqual(["  G3  a\\n✔ G3.md:2  no `x\\ny`"]);
});

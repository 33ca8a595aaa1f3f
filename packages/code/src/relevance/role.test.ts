import { expect, test } from "vitest";
import { roleOf } from "./role.ts";

test.each([
  ["src/a.ts", "source"],
  ["src/a.test.ts", "test"],
  ["pkg/a_test.go", "test"],
  ["tests/x.py", "test"],
  ["examples/a.ts", "support"],
  ["vite.config.ts", "support"],
])("the role of %s is %s", (path, role) => {
  expect(roleOf(path)).toBe(role);
});

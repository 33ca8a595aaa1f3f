import { expect, test } from "vitest";
import { roleOf } from "./role.ts";

test.each([
  ["src/a.ts", "source"],
  ["src/a.test.ts", "test"],
  ["pkg/a_test.go", "test"],
  ["Shop.Tests/Money/A.cs", "test"],
  ["src/commonTest/kotlin/A.kt", "test"],
  ["core/CartSpec.scala", "test"],
  ["Sources/Latest/A.swift", "source"],
  ["tests/x.py", "test"],
  ["examples/a.ts", "support"],
  ["extras/src/A.java", "support"],
  ["src/extras/a.py", "source"],
  ["vite.config.ts", "support"],
  ["benchmarks/a.rs", "support"],
  ["src/benchmark/run.rs", "source"],
  ["src/export/tests.rs", "test"],
])("the role of %s is %s", (path, role) => {
  expect(roleOf(path)).toBe(role);
});

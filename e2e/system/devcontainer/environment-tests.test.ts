import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ENVIRONMENT_TESTS } from "./environment-tests.ts";

test.each(ENVIRONMENT_TESTS)("%s.test.ts exists", (part) => {
  expect(existsSync(fileURLToPath(new URL(`../../../${part}.test.ts`, import.meta.url)))).toBe(true);
});

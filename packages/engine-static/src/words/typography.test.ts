import { expect, test } from "vitest";
import { en } from "./typography.ts";

test("inserted values keep their characters", () => {
  expect(en`It's ${"'raw'"}`).toBe("It’s 'raw'");
});

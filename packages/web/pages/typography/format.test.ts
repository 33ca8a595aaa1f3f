import { expect, test } from "vitest";
import { formatBytes } from "./format.ts";

test.each([
  [0, "0 ko"],
  [1, "1 ko"],
  [998_001, "999 ko"],
  [999_001, "1 Mo"],
  [1_249_000, "1,2 Mo"],
  [12_345_678, "12,3 Mo"],
])("%d bytes are « %s »", (bytes, shown) => {
  expect(formatBytes(bytes).replace(/\s/gu, " ")).toBe(shown);
});

import { expect, test } from "vitest";
import { withTwoDecimals } from "./minify-svg.ts";

test("numbers of a path are cut to two decimals", () => {
  expect(withTwoDecimals("M-68.05705094319052 -10.9 C1.5,2 3 4.000000000000001")).toBe(
    "M-68.05 -10.9 C1.5,2 3 4.00",
  );
});

test("a number with an exponent is not changed", () => {
  expect(withTwoDecimals("M1.23456e-7 2")).toBe("M1.23456e-7 2");
});

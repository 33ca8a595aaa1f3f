import { expect, test } from "vitest";
import { withTwoDecimals } from "./minify-svg.ts";

test("a path keeps its shape in hundredths of a pixel", () => {
  expect(withTwoDecimals("M-68.05705094319052 -10.9 C1.5,2 3 4.000000000000001")).toBe(
    "M-68.05 -10.9 C1.5,2 3 4.00",
  );
});

test("a number with an exponent stays as it is", () => {
  expect(withTwoDecimals("M1.23456e-7 2")).toBe("M1.23456e-7 2");
});

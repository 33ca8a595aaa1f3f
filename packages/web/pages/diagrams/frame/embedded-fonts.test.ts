import { expect, test } from "vitest";
import { rangesOf, withoutRanges } from "./embedded-fonts.ts";

test("`unicode-range` is parsed with single, full and wildcard ranges", () => {
  expect(rangesOf("U+0000-00FF, U+131,U+4??")).toEqual([
    [0, 0xff],
    [0x131, 0x131],
    [0x400, 0x4ff],
  ]);
  expect(rangesOf("")).toEqual([[0, 0x10ffff]]);
});

test("characters that a font does not cover are left over", () => {
  expect(withoutRanges("œuvre Ж", rangesOf("U+0000-00FF,U+0152-0153"))).toBe("Ж");
  expect(withoutRanges("Ж", rangesOf("U+0000-00FF"))).toBe("Ж");
});

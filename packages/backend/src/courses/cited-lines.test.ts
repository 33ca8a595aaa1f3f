import { describe, expect, it } from "vitest";
import { isShownWhole, shownText } from "./cited-lines.ts";

describe("a cited span", () => {
  it.each([
    ["a.ts#L3-L3", true],
    ["a#b.ts#L10-L209", true],
    ["a#b.ts#L10-L210", false],
    ["a.ts", true],
  ])("%s is shown whole: %s", (citation, whole) => {
    expect(isShownWhole(citation)).toBe(whole);
  });

  it("is stored whole when short, otherwise its first 200 lines", () => {
    const lines = Array.from({ length: 201 }, (_, index) => `${index}`);
    expect(shownText("a\nb")).toBe("a\nb");
    expect(shownText(lines.join("\n"))).toBe(lines.slice(0, 200).join("\n"));
  });

  it("with very long lines is cut, but not inside a character", () => {
    const text = `x${"😀".repeat(40_000)}`;
    expect(shownText(text)).toBe(`x${"😀".repeat(29_999)}`);
  });
});

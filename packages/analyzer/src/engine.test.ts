import { expect, test } from "vitest";
import { selectEngine } from "./index.ts";

test("auto chooses the static engine and says why", () => {
  expect(selectEngine("auto")).toEqual({ engine: "static", reason: "the only engine built so far" });
  expect(selectEngine("static").engine).toBe("static");
});

test("claude is refused because it is not built yet", () => {
  expect(() => selectEngine("claude")).toThrow(expect.objectContaining({ code: "ENGINE_NOT_BUILT" }));
});

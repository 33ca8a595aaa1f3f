import { join } from "node:path";
import { expect, test } from "vitest";
import { findClaude, findSetpriv } from "./executable.ts";

test("a bundle of another package finds the program of this package's SDK", () => {
  const bundles = join(import.meta.dirname, "../../../cli/dist");
  expect(findClaude(undefined, bundles)).toBe(findClaude());
});

test("a missing program, and a missing SDK, are errors that say so", () => {
  expect(() => findClaude("/nowhere/claude")).toThrow(
    expect.objectContaining({
      code: "CLAUDE_MISSING",
      message: expect.stringContaining("FONDATION_CLAUDE_EXECUTABLE is /nowhere/claude"),
    }),
  );
  expect(() => findClaude(undefined, "/nowhere")).toThrow(
    expect.objectContaining({ code: "CLAUDE_MISSING", message: expect.stringContaining(process.platform) }),
  );
});

test.skipIf(process.platform !== "linux")(
  "setpriv is found in the system's directories without a PATH",
  () => {
    expect(findSetpriv("")).toMatch(/\/bin\/setpriv$/);
  },
);

import { expect, test } from "vitest";
import { CapabilityMissing, missing } from "./capability.ts";
import type { Workers } from "./system.ts";

test("a missing capability names itself, its target and the tag to use", () => {
  const workers = missing<Workers>("faults", "attached");
  expect(() => workers.running()).toThrow(CapabilityMissing);
  expect(() => workers.start()).toThrow(
    'The target "attached" does not grant "faults" (asked for: start). Tag the test @faults',
  );
});

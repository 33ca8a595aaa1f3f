import { expect, test } from "vitest";
import { engineReason } from "./engine-words.ts";

test.each([
  ["asked-for", {}, "asked for"],
  ["no-client", { credential: "A" }, "A is set on the worker, but the claude client is not installed there"],
  ["begun-with-credential", { credential: "A" }, "which began the job; A is set on the worker"],
  ["a sentence of an earlier version", {}, undefined],
])("the engine's reason %s", (reason, facts, shown) => {
  expect(engineReason({ reason, facts })).toBe(shown);
});

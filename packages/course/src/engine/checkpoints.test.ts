import { expect, test } from "vitest";
import { checkpointPrefix, commitPrefix, isUsageKey, parseJson, usageKey } from "./checkpoints.ts";

const prefix = checkpointPrefix(
  { name: "claude", version: "1" },
  { commit: "c", language: "fr", chapters: 10 },
);

test("checkpoint keys begin with commit, engine, language and number of chapters", () => {
  expect(prefix).toBe("c/claude@1/fr/10");
  expect(prefix.startsWith(commitPrefix("c"))).toBe(true);
});

test("the key of an account differs from those of documents", () => {
  expect(usageKey(prefix)).toBe("c/claude@1/fr/10/usage");
  expect([usageKey(prefix), `${prefix}/chapters/usage.md`, "usage"].map(isUsageKey)).toEqual([
    true,
    false,
    false,
  ]);
});

test("a text that is absent or not JSON has no value", () => {
  expect([undefined, "{", "1"].map(parseJson)).toEqual([undefined, undefined, 1]);
});

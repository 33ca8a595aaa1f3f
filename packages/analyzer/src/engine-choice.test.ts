import { Secret } from "@fondation/environment";
import { expect, test } from "vitest";
import { selectEngine } from "./index.ts";

const credential = { kind: "api-key", secret: new Secret("key-of-no-worth", "ANTHROPIC_API_KEY") } as const;
const nowhere = "/nowhere/claude";

test("auto takes Claude with a credential, and names it", () => {
  expect(selectEngine("auto", { credential })).toEqual({
    engine: "claude",
    why: "credential",
    reason: "ANTHROPIC_API_KEY is set",
  });
});

test("auto takes the static engine without a credential or a client, and says why", () => {
  expect(selectEngine("auto")).toMatchObject({ engine: "static", why: "no-credential" });
  expect(selectEngine("auto", { credential, executable: nowhere })).toMatchObject({
    engine: "static",
    why: "no-client",
  });
});

test("a requested engine is used", () => {
  expect(selectEngine("static", { credential })).toMatchObject({ engine: "static", why: "asked-for" });
  expect(selectEngine("claude", { credential })).toMatchObject({ engine: "claude", why: "asked-for" });
});

test("Claude without a credential or a client is an error that says what to do", () => {
  expect(() => selectEngine("claude")).toThrow(
    expect.objectContaining({ code: "ENGINE_AUTH", advice: expect.stringContaining("ANTHROPIC_API_KEY") }),
  );
  expect(() => selectEngine("claude", { credential, executable: nowhere })).toThrow(
    expect.objectContaining({
      code: "CLAUDE_MISSING",
      advice: expect.stringContaining("FONDATION_CLAUDE_EXECUTABLE"),
    }),
  );
});

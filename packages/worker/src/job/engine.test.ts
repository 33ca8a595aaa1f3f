import { expect, test } from "vitest";
import { whyEngine } from "./engine.ts";

const settings = (engine: "auto" | "claude" | "static") => ({
  engine,
  chapters: 10,
  language: "fr" as const,
});
const begunWith = (name: "claude" | "static") => ({
  name,
  reason: "credential",
  facts: { credential: "CLAUDE_CODE_OAUTH_TOKEN" },
});

test("the first attempt says why the engine was chosen", () => {
  const first = { engineChosen: null, settings: settings("auto") };
  expect(whyEngine({ engine: "claude", why: "credential" }, first, "ANTHROPIC_API_KEY")).toEqual({
    reason: "credential",
    facts: { credential: "ANTHROPIC_API_KEY" },
  });
  expect(whyEngine({ engine: "static", why: "no-credential" }, first, undefined)).toEqual({
    reason: "no-credential",
    facts: {},
  });
});

test("a later attempt names this worker's credential and keeps the engine", () => {
  const claude = { engineChosen: begunWith("claude"), settings: settings("auto") };
  expect(whyEngine({ engine: "claude", why: "asked-for" }, claude, "ANTHROPIC_API_KEY")).toEqual({
    reason: "begun-with-credential",
    facts: { credential: "ANTHROPIC_API_KEY" },
  });
  const plain = { engineChosen: begunWith("static"), settings: settings("auto") };
  expect(whyEngine({ engine: "static", why: "asked-for" }, plain, "ANTHROPIC_API_KEY")).toEqual({
    reason: "begun",
    facts: {},
  });
});

test("an engine requested by name stays requested in every attempt", () => {
  const again = { engineChosen: begunWith("claude"), settings: settings("claude") };
  expect(whyEngine({ engine: "claude", why: "asked-for" }, again, "ANTHROPIC_API_KEY")).toEqual({
    reason: "asked-for",
    facts: {},
  });
});

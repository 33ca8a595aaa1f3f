import { expect, test } from "vitest";
import { whyEngine } from "./engine.ts";

const settings = (engine: "auto" | "claude" | "static") => ({
  engine,
  chapters: 10,
  language: "fr" as const,
});
const begunWith = (name: "claude" | "static") => ({
  name,
  reason: "CLAUDE_CODE_OAUTH_TOKEN étant renseigné sur le worker",
});

test("the first attempt says why the engine was taken", () => {
  const first = { engineChosen: null, settings: settings("auto") };
  expect(whyEngine({ engine: "claude", why: "credential" }, first, "ANTHROPIC_API_KEY")).toBe(
    "ANTHROPIC_API_KEY étant renseigné sur le worker",
  );
});

test("another attempt names this worker's own credential, and that it goes on with what was begun", () => {
  const claude = { engineChosen: begunWith("claude"), settings: settings("auto") };
  expect(whyEngine({ engine: "claude", why: "asked-for" }, claude, "ANTHROPIC_API_KEY")).toBe(
    "qui a commencé la génération, ANTHROPIC_API_KEY étant renseigné sur le worker",
  );
  const plain = { engineChosen: begunWith("static"), settings: settings("auto") };
  expect(whyEngine({ engine: "static", why: "asked-for" }, plain, "ANTHROPIC_API_KEY")).toBe(
    "qui a commencé la génération",
  );
});

test("what was asked for by name is, at every attempt", () => {
  const again = { engineChosen: begunWith("claude"), settings: settings("claude") };
  expect(whyEngine({ engine: "claude", why: "asked-for" }, again, "ANTHROPIC_API_KEY")).toBe("comme demandé");
});

import { expect, test } from "vitest";
import { engineReason } from "./engine-words.ts";

test.each([
  ["asked-for", {}, "comme demandé"],
  ["credential", { credential: "ANTHROPIC_API_KEY" }, "ANTHROPIC_API_KEY étant renseigné sur le worker"],
  ["no-credential", {}, "le worker n’ayant ni CLAUDE_CODE_OAUTH_TOKEN ni ANTHROPIC_API_KEY"],
  [
    "no-client",
    { credential: "ANTHROPIC_API_KEY" },
    "ANTHROPIC_API_KEY étant renseigné, mais le programme claude n’étant pas installé sur le worker",
  ],
  ["begun", {}, "qui a commencé la génération"],
  ["begun-with-credential", {}, "qui a commencé la génération, un identifiant étant renseigné sur le worker"],
  ["a sentence of an earlier version", {}, undefined],
])("the engine's reason %s", (reason, facts, shown) => {
  expect(engineReason({ reason, facts })).toBe(shown);
});

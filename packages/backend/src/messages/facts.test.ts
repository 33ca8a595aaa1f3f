import { describe, expect, it } from "vitest";
import { type Catalogue, cutFacts, lookUp, mapTexts } from "./facts.ts";

interface Greetings {
  hello: { name: string };
  all: { names: { name: string }[] };
}

const CATALOGUE: Catalogue<Greetings, string> = {
  hello: ({ name }) => `Hello ${name}`,
  all: ({ names }) => names.map(({ name }) => name).join(" and "),
};

describe("a catalogue", () => {
  it("makes the words from the code and the facts", () => {
    expect(lookUp(CATALOGUE, "hello", { name: "Ada" })).toBe("Hello Ada");
    expect(lookUp(CATALOGUE, "all", { names: [{ name: "Ada" }, { name: "Grace" }] })).toBe("Ada and Grace");
  });

  it("has no words for what a sender of another version may store", () => {
    expect(lookUp(CATALOGUE, "goodbye", { name: "Ada" })).toBeUndefined();
    expect(lookUp(CATALOGUE, "toString")).toBeUndefined();
    expect(lookUp(CATALOGUE, "all", {})).toBeUndefined();
  });
});

describe("facts", () => {
  const facts = { text: "abc", number: 7, list: [{ text: "abc", number: 7 }] };

  it("have every text changed, and nothing else", () => {
    expect(mapTexts(facts, (text) => text.toUpperCase())).toEqual({
      text: "ABC",
      number: 7,
      list: [{ text: "ABC", number: 7 }],
    });
  });

  it("are cut where a text is too long, never inside a character", () => {
    expect(cutFacts({ text: "abcd", other: "abc" }, 3)).toEqual({ text: "abc…", other: "abc" });
    expect(cutFacts({ text: "ab😀" }, 3)).toEqual({ text: "ab…" });
  });
});

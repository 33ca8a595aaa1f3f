import type { Topic } from "@fondation/code";
import { expect, test } from "vitest";
import { viewOfOnePart } from "../testing/course-view.ts";
import { findIntroduction } from "./introduction.ts";

/** The comment that introduces all files as one part of this name. */
async function introduction(
  files: Readonly<Record<string, string>>,
  name: string,
): Promise<string | undefined> {
  const [topic] = (await viewOfOnePart(files)).topics;
  const named: Topic | undefined = topic && { ...topic, name, namedAfter: "directory" };
  return named && findIntroduction(named)?.text;
}

test("a part is introduced by a file of its name, else by its main type, not by another file", async () => {
  const provider =
    'class Provider:\n    """Converts objects of all kinds."""\n\n    def dump(self):\n        return 1\n';
  const files = {
    "json/provider.py": provider,
    "json/tag.py": '"""Keeps the types of values in a text."""\n\n\ndef tag(value):\n    return value\n',
  };
  expect(await introduction(files, "Json")).toBe("Converts objects of all kinds.");
  expect(await introduction(files, "Tag")).toBe("Keeps the types of values in a text.");
});

test("a type inside another one introduces a part last, however much it is used", async () => {
  const text = `/** Reads and writes messages. */
public class Adapter {
  /** Builds adapters step by step. */
  public static class Builder {
    public Adapter build() { return null; }
  }
}
`;
  const [topic] = (await viewOfOnePart({ "Adapter.java": text })).topics;
  const byUse = topic?.symbols.toSorted((a, b) => b.symbol.startLine - a.symbol.startLine) ?? [];
  expect(byUse.some(({ symbol }) => symbol.container === "Adapter")).toBe(true);
  const proto: Topic | undefined = topic && {
    ...topic,
    name: "Proto",
    namedAfter: "directory",
    symbols: byUse,
  };
  expect(proto && findIntroduction(proto)?.text).toBe("Reads and writes messages.");
});

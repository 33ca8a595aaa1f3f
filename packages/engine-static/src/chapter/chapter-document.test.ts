import { GO_ROUTER, PYTHON_TASKS, TYPESCRIPT_SHOP } from "@fondation/code/testing/samples";
import { extractCitations, extractHeadings, walkMarkdown } from "@fondation/course";
import { HOSTILE } from "@fondation/repository/testing/hostile-files";
import { expect, test } from "vitest";
import { viewOf } from "../testing/course-view.ts";
import type { CourseView } from "../view/course-view.ts";
import { writeChapter } from "./chapter-document.ts";

function chaptersOf(view: CourseView): string[] {
  return view.placements.map(({ topic }, index) => writeChapter(index + 1, topic, view));
}

function headingsOf(markdown: string): string[] {
  return extractHeadings(markdown)
    .filter(({ depth }) => depth === 2)
    .map(({ text }) => text);
}

function diagramsOf(markdown: string): string[] {
  const found: string[] = [];
  walkMarkdown(markdown, (node) => {
    if (node.type === "code" && node.lang === "mermaid") found.push(node.value);
  });
  return found;
}

test("the first chapter alone opens the course: repository, map and vocabulary", async () => {
  const [first = "", ...others] = chaptersOf(await viewOf(TYPESCRIPT_SHOP));
  expect(headingsOf(first).slice(0, 3)).toEqual(["What test/repository is", "The map", "Vocabulary"]);
  expect(first).toContain("“A small shop that sells books and ships them the same day.” (`README.md#L5-L5`)");
  for (const chapter of others) expect(headingsOf(chapter)).not.toContain("Vocabulary");
});

test("the map has one linked line for each part, in the order of the chapters", async () => {
  const view = await viewOf(TYPESCRIPT_SHOP);
  const [first = ""] = chaptersOf(view);
  const lines = [...first.matchAll(/^(\d+)\. \[(.+?)\]\((.+?)\)/gm)].map(
    ([, number, name]) => `${number} ${name}`,
  );
  expect(lines).toEqual(view.placements.map(({ topic }, index) => `${index + 1} ${topic.name}`));
});

test("a term is a declared name, with its author's definition", async () => {
  const [first = ""] = chaptersOf(await viewOf(TYPESCRIPT_SHOP));
  expect(first).toContain(
    "- **`Catalogue`**: “Every product the shop sells. Prices are in cents.” (`src/catalogue/catalogue.ts#L4-L15`)",
  );
});

const CHAIN = {
  "README.md": "# Mill\n\nGrinds the grain that is put into it, and bakes bread.\n",
  "mill.py": `from oven import bake


def grind(grain):
    """Makes bread of grain."""
    if not grain:
        raise ValueError("no grain")
    for sack in grain:
        if sack.full:
            return knead(sack)
    return None


def knead(sack):
    dough = sack.open()
    dough.rest()
    bread = bake(dough)
    return bread
`,
  "oven.py": `def bake(dough):
    """Turns dough into bread."""
    heat = dough.weight * 2
    heat = heat + 1
    return slice_bread(heat)


def slice_bread(heat):
    slices = heat / 2
    slices = slices + 1
    return slices
`,
};

test("a path shows each call with its lines, its conditions and what ends it before", async () => {
  const text = chaptersOf(await viewOf(CHAIN)).join("\n");
  expect(text).toContain(
    '- `L6-L7` If `not grain`, the error `ValueError("no grain")` is raised and the path stops.',
  );
  expect(text).toContain("- `L9` Only if `sack.full` does it get to `knead`.");
  expect(text).toContain("- `L17` `bread` gets the result of `bake`, declared in `oven.py`.");
});

test.each([
  ["return knead(sack)", "The function returns what it gets from `knead`."],
  ["return [knead(sack)]", "The call of `knead` is inside the loop `sack in grain`."],
  ["bread = knead(sack)", "`bread` gets the result of `knead`."],
  ["bread = knead(sack) + knead.extra", "The call of `knead` is inside the loop `sack in grain`."],
  ["return lambda: knead(sack)", "The call of `knead` is inside the loop `sack in grain`."],
  [
    "return sack.ready and knead(sack) or knead(grain)",
    "The call of `knead` depends on what stands before it in the expression.",
  ],
  ["return sack.ready and knead(sack)", "Only if `sack.ready` does it get to `knead`."],
  ["return None if sack.full else knead(sack)", "Only with `sack.full` false does it get to `knead`."],
  ["if knead(sack):\n                pass", "The result of `knead` is part of the condition `knead(sack)`."],
])("the note for %j says %j", async (statement, note) => {
  const mill = CHAIN["mill.py"]
    .replace("        if sack.full:\n", "")
    .replace("        return knead(sack)", `            ${statement}`.slice(4));
  const text = chaptersOf(await viewOf({ ...CHAIN, "mill.py": mill })).join("\n");
  expect(text).toMatch(/### 2\. knead/);
  expect(text).toContain(` ${note}`);
});

test("overloads on a path are told apart by their parameters", async () => {
  const text = `public class Money {
  public static String text(Number sum) {
    String first = sum.toString();
    return text(first, java.util.Map.of());
  }

  private static String text(String sum, final java.util.Map<String, String> names) {
    String first = sum.trim();
    return first + names;
  }
}
`;
  const chapter = chaptersOf(await viewOf({ "Money.java": text })).join("\n");
  expect(chapter).toContain("`Money.text(Number)` → `Money.text(String, java.util.Map)`");
  expect(chapter).toContain("### 1. Money.text(Number)");
});

test("a method that a type below replaces is told with its override", async () => {
  const text = `class Sink:
    def write(self, line):
        text = line.strip()
        text = text + "."
        return text


class File(Sink):
    def write(self, line):
        return line


def run(sink: Sink):
    line = "a"
    line = line + "b"
    return sink.write(line)
`;
  expect(chaptersOf(await viewOf({ "a.py": text })).join("\n")).toContain(
    "- `L16` Depending on the object, `Sink.write` runs, or its override in `File`.",
  );
});

test("the end of a path is a value only when its function has one exit", async () => {
  const end = "The function returns `slices`, and the path ends there.";
  expect(chaptersOf(await viewOf(CHAIN)).join("\n")).toContain(end);
  const oven = CHAIN["oven.py"].replace(
    "    slices = heat / 2",
    "    if heat < 0:\n        return None\n    slices = heat / 2",
  );
  expect(chaptersOf(await viewOf({ ...CHAIN, "oven.py": oven })).join("\n")).not.toContain(
    "the path ends there",
  );
});

test("a condition around one of several calls of a function is no condition of the path", async () => {
  const mill = CHAIN["mill.py"].replace(
    "return knead(sack)\n    return None",
    "knead(sack)\n    return knead(grain)",
  );
  const text = chaptersOf(await viewOf({ ...CHAIN, "mill.py": mill })).join("\n");
  expect(text).toContain("### 2. knead");
  expect(text).toMatch(/^- `L11` .*`knead`/m);
  expect(text).not.toContain("Only if `sack.full`");
  expect(diagramsOf(text).join("\n")).not.toContain("opt sack.full");
});

test("a note stands right after the block that shows its lines", async () => {
  for (const markdown of chaptersOf(await viewOf(CHAIN))) {
    const blocks = markdown.split("\n\n");
    for (const [index, block] of blocks.entries()) {
      if (!/^- `L\d/.test(block)) continue;
      const [shown] = extractCitations(`${blocks[index - 1]}\n`);
      for (const [, line] of block.matchAll(/^- `L(\d+)/gm)) {
        expect(Number(line)).toBeGreaterThanOrEqual(shown?.citation.startLine ?? Number.POSITIVE_INFINITY);
        expect(Number(line)).toBeLessThanOrEqual(shown?.citation.endLine ?? 0);
      }
    }
  }
});

test("the sequence diagram has exactly the calls of the path, in boxes for their conditions", async () => {
  const text = chaptersOf(await viewOf(CHAIN)).join("\n");
  const sequence = diagramsOf(text).find((diagram) => diagram.startsWith("sequenceDiagram"));
  expect(sequence?.split("\n").map((line) => line.trim())).toEqual([
    "sequenceDiagram",
    "participant p1 as mill.py",
    "participant p2 as oven.py",
    "opt sack.full",
    "p1->>p1: knead",
    "p1->>p2: bake",
    "p2->>p2: slice_bread",
    "end",
  ]);
});

test.each([
  ["TypeScript", TYPESCRIPT_SHOP],
  ["Python", PYTHON_TASKS],
  ["Go", GO_ROUTER],
  ["hostile names", HOSTILE],
])("no sentence stands in three chapters of a course in %s", async (_name, files) => {
  const chapters = chaptersOf(await viewOf(files, { language: "fr", parts: 10 }));
  const seen = new Map<string, number>();
  for (const chapter of chapters) {
    const prose = chapter.replace(/^```[\s\S]*?^```$/gm, "").replace(/^#.*$/gm, "");
    const sentences = prose.split(/(?<=[.!?:])\s+/).map((sentence) => sentence.trim());
    for (const sentence of new Set(sentences)) {
      if (sentence.split(/\s+/).length >= 5) seen.set(sentence, (seen.get(sentence) ?? 0) + 1);
    }
  }
  expect([...seen].filter(([, count]) => count > 2).map(([sentence]) => sentence)).toEqual([]);
});

test("no name of the repository can change a diagram", async () => {
  const view = await viewOf(HOSTILE, { parts: 10 });
  for (const diagram of chaptersOf(view).flatMap(diagramsOf)) {
    expect(diagram).not.toMatch(/[;#`$<]|--[^>]|%%/);
  }
});

test("the same repository gives the same chapters twice", async () => {
  expect(chaptersOf(await viewOf(CHAIN))).toEqual(chaptersOf(await viewOf(CHAIN)));
});

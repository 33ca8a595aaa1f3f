import { expect, test } from "vitest";
import { viewOf } from "../testing/course-view.ts";
import { definitionIn } from "./definition.ts";
import { vocabulary } from "./vocabulary.ts";

test.each([
  ["A queue of jobs that waits for workers.", "A queue of jobs that waits for workers."],
  ["ASGI", undefined],
  ["A custom log formatter class that:\n* adds colours\n* pads", undefined],
  ["The Processor is a standalone thread which.", undefined],
  ["Holds all of the jobs", "Holds all of the jobs"],
])("the definition in %j is %j", (text, definition) => {
  expect(definitionIn(text)).toBe(definition);
});

const MAIL = {
  "mail.py": `class Box:
    """Box"""
    def __init__(self, owner, size):
        self.owner = owner
        self.size = size

    def put(self, letter):
        self.last = letter
        return letter


def open_box(owner):
    return Box(owner, 3)


def deliver(box: Box, letter):
    return box.put(letter)


def main():
    return deliver(open_box("Ann"), "hello")
`,
};

test("a type without a definition is told by its fields and by who makes and uses it", async () => {
  expect(vocabulary(await viewOf(MAIL))).toBe(
    "- **`Box`**: a class that holds `owner` and `size`, made by `open_box`, whose methods serve `deliver` (`mail.py#L1-L9`)",
  );
  expect(vocabulary(await viewOf(MAIL, { language: "fr" }))).toContain(
    "classe créée par `open_box`, qui garde `owner` et `size`, dont les méthodes servent à `deliver`",
  );
});

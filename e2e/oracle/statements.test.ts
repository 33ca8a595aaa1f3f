import { expect, test } from "vitest";
import { OracleRepository } from "./repository.ts";
import { missingSiblings, refuteDefinitions, refuteRelations } from "./statements.ts";

test("the lines of a definition must contain its name", async () => {
  await using repository = await OracleRepository.open("tiny");
  const define = (lines: string) =>
    refuteDefinitions("a.md", `- **\`Tally.main\`** : « Prints. » (\`tally.py#${lines}\`)`, repository);
  expect(await define("L14-L17")).toEqual([]);
  expect(await define("L15-L17")).toEqual([
    "a.md:1 defines Tally.main by tally.py#L15-L17, which does not contain it",
  ]);
});

test("a chapter must link to the review and the tutorial of its own part", () => {
  const links = "[a](../reviewed-chapters/chapter_01_tally.md) [b](../tutorials/tutorial_01_tally.md)";
  expect(missingSiblings("chapters/chapter_01_tally.md", links)).toEqual([]);
  expect(missingSiblings("chapters/chapter_02_report.md", links)).toEqual([
    "reviewed-chapters/chapter_02_report.md",
    "tutorials/tutorial_02_report.md",
  ]);
  expect(missingSiblings("step1_abstractions.yaml", "")).toEqual([]);
});

test("a relation must be seen in a file of the part that it begins with", () => {
  const parts = `
- {id: 1, name: Order, file_paths: [order.py]}
- {id: 2, name: Report, file_paths: [report.py]}`;
  const relation = (from: number, to: number, label: string) =>
    `relationships: [{from: ${from}, to: ${to}, label: ${label}, evidence: ["report.py#L8-L8"]}]`;
  expect(refuteRelations(parts, relation(2, 1, "appelle"))).toEqual([]);
  expect(refuteRelations(parts, relation(1, 2, "appelle"))).toEqual([
    "Order appelle (Report), seen in report.py#L8-L8, which is no file of Order",
  ]);
  expect(refuteRelations(parts, relation(1, 2, "même dépôt (relation non prouvée)"))).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withText } from "../testing/sample-course.ts";
import { type CourseVerifier, failedChecks, findings, openVerifier } from "../testing/verifier.ts";

const chapter = "chapters/chapter_02_queue.md";
const PLAN = "](../step3_order.yaml)";
let verifier: CourseVerifier;

beforeAll(async () => {
  verifier = await openVerifier();
});

afterAll(() => verifier.close());

describe("a link must not", () => {
  it.each([
    [
      "name a document that is not there",
      PLAN,
      "](chapter_02_file.md)",
      /md:3 The link "chapter_02_file\.md" is dead: .*no such document/,
    ],
    ["forget the folder", PLAN, "](step3_order.yaml)", /no such document/],
    ["lead to the repository's files", PLAN, "](src/queue.ts)", /no such document/],
    ["name a heading that is not there", "](#essai)", "](#essais)", /has no heading "#essais"/],
    [
      "name another document's missing heading",
      "#en-r%C3%A9sum%C3%A9",
      "#resume",
      /chapter_01_store_b\.md has no heading "#resume"/,
    ],
    ["name a heading of a YAML document", PLAN, "](../step3_order.yaml#order)", /has no heading/],
    ["lead out of the exported folder", PLAN, "](../../step3_order.yaml)", /leads out of the course/],
    ["be a route of the site", PLAN, "](/cours/octo/sample)", /must be relative/],
    ["run a script", PLAN, "](javascript:alert%281%29)", /only https/],
    ["be empty", PLAN, "]()", /it is empty/],
    ["be dead inside an answer", "\n````\n", "\n\n[x](nothing.md)\n````\n", /md:22 .*no such document/],
    [
      "be dead in a definition",
      "## Essai",
      "[a][d]\n\n[d]: nothing.md\n\n## Essai",
      /md:7 .*no such document/,
    ],
    ["be an image", "[le site]", "![le site]", /shows no images/],
  ])("%s", async (_, piece, replacement, message) => {
    const { report } = await verifier.verify(withText(verifier.course, chapter, piece, replacement));
    expect(failedChecks(report)).toEqual(["G7"]);
    expect(findings(report).join("\n")).toMatch(message);
  });
});

it("finds the dead links to a renamed heading", async () => {
  const { report } = await verifier.verify(withText(verifier.course, chapter, "## Essai", "## Épreuve"));
  expect(failedChecks(report)).toEqual(["G7"]);
});

it("ignores links in code", async () => {
  const course = withText(verifier.course, chapter, "## En résumé", "`[take](odd)`\n\n## En résumé");
  expect(findings((await verifier.verify(course)).report)).toEqual([]);
});

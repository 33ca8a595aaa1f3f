import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withText } from "../testing/sample-course.ts";
import { type CourseVerifier, failedChecks, findings, openVerifier } from "../testing/verifier.ts";

const TUTORIAL = "tutorials/tutorial_03_worker.md";
let verifier: CourseVerifier;

beforeAll(async () => {
  verifier = await openVerifier();
});

afterAll(() => verifier.close());

async function expectOnlyAnnotations(piece: string, replacement: string, message: RegExp) {
  const { report } = await verifier.verify(withText(verifier.course, TUTORIAL, piece, replacement));
  expect(failedChecks(report)).toEqual(["G17"]);
  expect(findings(report).join("\n")).toMatch(message);
}

describe("notes under a block must not", () => {
  it.each([
    ["be about a line below it", "`L3`", "`L6`", /:18 The note is about L6-L6, but .* shows L1-L5/],
    ["be about a line above it", "`L2-L4`", "`L2 - L4`", /A note without its lines/],
    ["end before they begin", "`L2-L4`", "`L4-L2`", /about L4-L2/],
    ["lose their lines", "- `L3` ", "- ", /:18 A note without its lines/],
    ["be apart from it", "- `L2-L4`", "Voyez.\n\n- `L2-L4`", /stand under a block with a source only/],
  ])("%s", (_, piece, replacement, message) => expectOnlyAnnotations(piece, replacement, message));
});

describe("choices must not", () => {
  it.each([
    [
      "have an answer that is none of them",
      "````answer\n**B.**",
      "````answer\n**C.**",
      /begins with the letter of one/,
    ],
    [
      "have an answer without a letter",
      "```answer\n**B.** La",
      "```answer\nLa",
      /begins with the letter of one/,
    ],
    ["skip a letter", "- **B.**", "- **C.**", /must begin with A, B/],
    ["lose their answer", "```answer\n**B.**", "```text example\n**B.**", /there must be an answer/],
  ])("%s", (_, piece, replacement, message) =>
    expectOnlyAnnotations(piece.replace("````", "```"), replacement.replace("````", "```"), message),
  );
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withText } from "../testing/sample-course.ts";
import { type CourseVerifier, failedChecks, findings, openVerifier } from "../testing/verifier.ts";

const CLOSING = "La file rend les travaux dans l’ordre";
let verifier: CourseVerifier;

beforeAll(async () => {
  verifier = await openVerifier();
});

afterAll(() => verifier.close());

const withNames = (names: readonly string[]) =>
  withText(
    verifier.course,
    "chapters/chapter_02_queue.md",
    CLOSING,
    `Voir ${names.map((name) => `\`${name}\``).join(" ou ")}`,
  );

describe("names in backticks", () => {
  it.each([
    [
      "a renamed symbol",
      ["take_all", "give"],
      /`take_all` is not in the repository: no file contains take_all/,
    ],
    ["a part of a longer name", ["Que", "tak"], /no file contains Que/],
    ["an unknown member", ["Queue.peek()", "Queue#poll"], /no file contains peek/],
  ])("of %s fail G5 only", async (_, names, message) => {
    const { report } = await verifier.verify(withNames(names));
    expect(failedChecks(report)).toEqual(["G5"]);
    expect(findings(report).join("\n")).toMatch(message);
  });

  it("of files, members, commands and line notes pass", async () => {
    const names = ["src/queue.ts", "Queue.take()", "odd", "git log --oneline", "L1-L3", "=>", "package"];
    const { report } = await verifier.verify(withNames(names));
    expect(findings(report)).toEqual([]);
  });
});

it("one unknown name among fifty is tolerated, and told", async () => {
  const known = Object.keys(
    Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`take${"()".repeat(at)}`, at])),
  );
  const { report } = await verifier.verify(withNames([...known, "nowhere"]));
  expect(report.passed).toBe(true);
  expect(findings(report)).toEqual([expect.stringContaining("`nowhere` is not in the repository")]);
});

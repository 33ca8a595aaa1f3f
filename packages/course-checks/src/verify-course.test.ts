import { createManifest, manifestText, readManifest, textSha256 } from "@fondation/course";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHECK_TITLES, type Verification } from "./verify-course.ts";
import { type CourseVerifier, failedChecks, findings, openVerifier } from "./testing/verifier.ts";

let verifier: CourseVerifier;

beforeAll(async () => {
  verifier = await openVerifier();
});

afterAll(() => verifier.close());

describe("a valid course", () => {
  it("passes every check, and every check examines something", async () => {
    const { report } = await verifier.verify(verifier.course);
    expect(findings(report)).toEqual([]);
    expect(report.passed).toBe(true);
    const always = Object.keys(CHECK_TITLES).filter((id) => id !== "G13");
    expect(report.checks.map(({ id }) => id)).toEqual(always);
    for (const { id, checked } of report.checks) expect([id, checked > 0]).toEqual([id, true]);
  });

  it("gives each cited span once, sorted, with its text and hash", async () => {
    const { citations } = await verifier.verify(verifier.course);
    expect(citations.map(({ citation }) => citation)).toEqual([
      "odd/$& `x` #1.ts#L1-L2",
      "src/queue.ts#L1-L5",
      "src/store.go#L3-L3",
      "src/work.ts#L1-L1",
      "src/work.ts#L3-L7",
      "src/work.ts#L4-L4",
      "src/work.ts#L7-L7",
    ]);
    expect(citations[2]).toEqual({
      citation: "src/store.go#L3-L3",
      text: "func Open() {}",
      sha256: textSha256("func Open() {}"),
    });
  });

  it("has check titles in its language", async () => {
    const french = await verifier.verify(verifier.course);
    const english = await verifier.verify({ ...verifier.course, language: "en" });
    expect(titleOf(french, "G7")).toBe("Liens et ancres valides");
    expect(titleOf(english, "G7")).toBe("Links and anchors valid");
  });

  it("makes the same readable manifest twice", async () => {
    const texts = await Promise.all(
      [1, 2].map(async () => {
        const { report, citations } = await verifier.verify(verifier.course);
        return manifestText(createManifest(verifier.course, citations, report));
      }),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(readManifest(texts[0] ?? "").citations).toHaveLength(7);
  });
});

function titleOf({ report }: Verification, id: string): string | undefined {
  return report.checks.find((check) => check.id === id)?.title;
}

describe("a course without documents", () => {
  it("fails the plan check, and shows no code", async () => {
    const { report } = await verifier.verify({ ...verifier.course, documents: [] });
    expect(report.passed).toBe(false);
    expect(failedChecks(report)).toEqual(["G2", "G9"]);
  });
});

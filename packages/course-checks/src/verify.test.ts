import { manifestText, createManifest, textSha256, readManifest } from "@fondation/course";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SAMPLE_SIZE } from "./testing/sample-course.ts";
import { type Bench, findings, openBench, redChecks } from "./testing/verifier.ts";

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});

afterAll(() => bench.close());

describe("a true course", () => {
  it("passes every check, each of which looked at something", async () => {
    const { report } = await bench.verify(bench.course);
    expect(findings(report)).toEqual([]);
    expect(report.passed).toBe(true);
    expect(report.checks.map(({ id }) => id)).toEqual(["G1", "G2", "G3", "G7"]);
    for (const { checked } of report.checks) expect(checked).toBeGreaterThanOrEqual(SAMPLE_SIZE - 3);
  });

  it("gives each cited span once, sorted, with its text and hash", async () => {
    const { citations } = await bench.verify(bench.course);
    expect(citations.map(({ citation }) => citation)).toEqual([
      "odd/$& `x` #1.ts#L1-L2",
      "src/queue.ts#L1-L3",
      "src/store.go#L3-L3",
      "src/worker.py#L1-L1",
    ]);
    expect(citations[2]).toEqual({
      citation: "src/store.go#L3-L3",
      text: "func Open() {}",
      sha256: textSha256("func Open() {}"),
    });
  });

  it("is titled in its language", async () => {
    const french = await bench.verify(bench.course);
    const english = await bench.verify({ ...bench.course, language: "en" });
    expect(french.report.checks[3]?.title).toBe("Liens et ancres valides");
    expect(english.report.checks[3]?.title).toBe("Links and anchors valid");
  });

  it("makes a manifest that can be read back, twice the same", async () => {
    const texts = await Promise.all(
      [1, 2].map(async () => {
        const { report, citations } = await bench.verify(bench.course);
        return manifestText(createManifest(bench.course, citations, report));
      }),
    );
    expect(texts[0]).toBe(texts[1]);
    expect(readManifest(texts[0] ?? "").citations).toHaveLength(4);
  });
});

describe("a course without documents", () => {
  it("is refused, not taken for a success", async () => {
    const { report } = await bench.verify({ ...bench.course, documents: [] });
    expect(report.passed).toBe(false);
    expect(redChecks(report)).toEqual(["G2"]);
  });
});

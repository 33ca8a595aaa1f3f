import { type Course, createManifest, documentBytes, documentSha256, readManifest } from "@fondation/course";
import { expect, test } from "vitest";
import type { JobBackend } from "../backend/job-backend.ts";
import type { StoredDiagram } from "../rendering/rendering.ts";
import { type CitedText, publishCourse } from "./publish.ts";

const course: Course = {
  repository: "ada/engine",
  commit: "a".repeat(40),
  engine: { name: "static", version: "1" },
  language: "fr",
  chapters: 3,
  shortfall: "trop petit",
  documents: ["a.md", "b.md"].map((slug) => ({
    slug,
    kind: "chapter",
    position: 1,
    title: slug,
    content: `# ${slug} é\n`,
  })),
};
const report = { passed: true, checks: [] };

function cited(count: number, length = 10): CitedText[] {
  return Array.from({ length: count }, (_, index) => ({
    citation: `src/a.ts#L${index + 1}-L${index + 1}`,
    sha256: "0".repeat(64),
    text: "x".repeat(length),
  }));
}

function drawn(count: number, bytes = 10): StoredDiagram[] {
  return Array.from({ length: count }, (_, index) => ({
    source: `flowchart LR\n  a${index}`,
    light: "l".repeat(bytes / 2),
    dark: "d".repeat(bytes / 2),
  }));
}

function publish(
  citations: CitedText[],
  change: (calls: unknown[][]) => Partial<JobBackend> = () => ({}),
  diagrams: StoredDiagram[] = [],
) {
  const calls: unknown[][] = [];
  const record =
    (name: string, answer: (...args: never[]) => unknown = () => null) =>
    async (...args: never[]) => {
      calls.push([name, ...args]);
      return answer(...args);
    };
  const backend = {
    beginCourse: record("begin", () => "course"),
    storeDocument: record("document", (_course, { content }: { content: string }) => ({
      sha256: documentSha256(content),
      bytes: documentBytes(content),
    })),
    storeSources: record("sources"),
    storeDiagrams: record("diagrams"),
    completeCourse: record("complete"),
    ...change(calls),
  } as unknown as JobBackend;
  const manifest = createManifest(course, citations, report);
  const verified = { course, languages: ["TypeScript"], manifest, citations, diagrams };
  return { calls, manifest, stored: publishCourse(verified, backend, new AbortController().signal) };
}

test("a course is sent whole and in order, and completed only by the last call", async () => {
  const { calls, manifest, stored } = publish(cited(1));
  const { complete } = await stored;
  expect(calls.map(([name]) => name)).toEqual(["begin", "document", "document", "sources"]);
  expect(calls[0]?.[1]).toEqual({
    commit: course.commit,
    engine: course.engine,
    language: "fr",
    chapters: 3,
    languages: ["TypeScript"],
    shortfall: "trop petit",
  });
  await complete();
  const [name, courseId, text] = calls.at(-1) ?? [];
  expect([name, courseId]).toEqual(["complete", "course"]);
  expect(readManifest(String(text))).toEqual(manifest);
});

test("cited texts go in batches of fifty, fewer when they are long", async () => {
  const sizes = async (citations: CitedText[]) => {
    const { calls, stored } = publish(citations);
    await stored;
    return calls.filter(([name]) => name === "sources").map((call) => (call[2] as unknown[]).length);
  };
  expect(await sizes(cited(101))).toEqual([50, 50, 1]);
  expect(await sizes(cited(5, 400_000))).toEqual([2, 2, 1]);
  expect(await sizes([])).toEqual([]);
});

test("diagrams go in batches of twenty, fewer when they are large; one too large for the backend is left out", async () => {
  const sizes = async (diagrams: StoredDiagram[]) => {
    const { calls, stored } = publish([], () => ({}), diagrams);
    await stored;
    return calls.filter(([name]) => name === "diagrams").map((call) => (call[2] as unknown[]).length);
  };
  expect(await sizes(drawn(45))).toEqual([20, 20, 5]);
  expect(await sizes(drawn(5, 400_000))).toEqual([2, 2, 1]);
  expect(await sizes([...drawn(1, 900_002), ...drawn(1)])).toEqual([1]);
  expect(await sizes([])).toEqual([]);
});

test("a document that was stored otherwise stops the publication", async () => {
  const { stored } = publish([], () => ({
    storeDocument: async () => ({ sha256: "0".repeat(64), bytes: 1 }),
  }));
  await expect(stored).rejects.toMatchObject({ code: "INTERNAL", message: expect.stringContaining("a.md") });
});

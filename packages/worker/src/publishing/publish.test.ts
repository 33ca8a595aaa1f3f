import { type Course, createManifest, textBytes, textSha256, readManifest } from "@fondation/course";
import { ConvexError } from "convex/values";
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
  abort = new AbortController(),
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
      sha256: textSha256(content),
      bytes: textBytes(content),
    })),
    storeSources: record("sources"),
    storeDiagrams: record("diagrams"),
    completeCourse: record("complete"),
    ...change(calls),
  } as unknown as JobBackend;
  const manifest = createManifest(course, citations, report);
  const verified = { course, languages: ["TypeScript"], manifest, citations, diagrams };
  const written: string[] = [];
  const journal = { write: (level: string, code: string) => void written.push(`${level} ${code}`) };
  const { signal } = abort;
  return { calls, manifest, written, stored: publishCourse(verified, { backend, journal, signal }) };
}

test("a course is sent in order, and completed only by the last call", async () => {
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
  await complete("browser");
  const [name, courseId, text, fault] = calls.at(-1) ?? [];
  expect([name, courseId, fault]).toEqual(["complete", "course", "browser"]);
  expect(readManifest(String(text))).toEqual(manifest);
});

test("cited texts are sent in batches of 50, or fewer when they are long", async () => {
  const sizes = async (citations: CitedText[]) => {
    const { calls, stored } = publish(citations);
    await stored;
    return calls.filter(([name]) => name === "sources").map((call) => (call[2] as unknown[]).length);
  };
  expect(await sizes(cited(101))).toEqual([50, 50, 1]);
  expect(await sizes(cited(5, 400_000))).toEqual([2, 2, 1]);
  expect(await sizes([])).toEqual([]);
});

test("diagrams are sent in batches of 20 or fewer; one that is too large is left out", async () => {
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

test("a document that is stored differently stops the publication", async () => {
  const { stored } = publish([], () => ({
    storeDocument: async () => ({ sha256: "0".repeat(64), bytes: 1 }),
  }));
  await expect(stored).rejects.toMatchObject({
    code: "INTERNAL",
    reason: "publication.altered",
    facts: { slug: "a.md" },
  });
});

test.each([
  ["has a fault of its own", new Error("[Request ID: 1] Server Error")],
  ["does not know the function", new Error("Could not find public function for 'publishing:diagrams'")],
  ["refuses them", new ConvexError({ code: "DIAGRAM_TOO_LARGE", facts: { detail: "no" } })],
])("diagrams that are not stored because the backend %s are a warning", async (_why, error) => {
  const storeDiagrams = () => Promise.reject(error);
  const { calls, stored, written } = publish(cited(1), () => ({ storeDiagrams }), drawn(1));
  await (await stored).complete(null);
  expect(calls.at(-1)?.[0]).toBe("complete");
  expect(written).toEqual(["warn diagrams.not-stored"]);
});

test("a lost lease or an ended job stops the storing of diagrams", async () => {
  const lost = new ConvexError({ code: "LEASE_LOST", facts: { detail: "no" } });
  const gone = publish([], () => ({ storeDiagrams: () => Promise.reject(lost) }), drawn(1));
  await expect(gone.stored).rejects.toBe(lost);
  const abort = new AbortController();
  const reason = new Error("canceled");
  const storeDiagrams = async () => {
    abort.abort(reason);
    return null;
  };
  const ended = publish([], () => ({ storeDiagrams }), drawn(45), abort);
  await expect(ended.stored).rejects.toBe(reason);
  expect([...gone.written, ...ended.written]).toEqual([]);
});

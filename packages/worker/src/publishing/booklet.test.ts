import { ConvexError } from "convex/values";
import { expect, test } from "vitest";
import { storeBooklet } from "./booklet.ts";

type CourseId = Parameters<typeof storeBooklet>[0]["courseId"];

interface Part {
  readonly part: number;
  readonly parts: number;
  readonly bytes: ArrayBuffer;
}

function refusal(code: string): Error {
  return new ConvexError({ code, facts: { detail: "no" } });
}

function store(booklet: Uint8Array, refuse?: Error, abort = new AbortController()) {
  const parts: Part[] = [];
  const written: string[] = [];
  const stored = storeBooklet({
    courseId: "course" as CourseId,
    booklet,
    backend: {
      storeBookletPart: async (_courseId, part) => {
        if (refuse !== undefined) throw refuse;
        parts.push(part);
        return null;
      },
    },
    journal: {
      write: (level, code, facts) => void written.push(`${level} ${code} ${JSON.stringify(facts)}`),
    },
    signal: abort.signal,
  });
  return { parts, written, stored };
}

test("a PDF is sent completely, in parts of the backend's size", async () => {
  const booklet = Uint8Array.from({ length: 2_000_000 }, (_, index) => index % 251);
  const { parts, written, stored } = store(booklet);
  await stored;
  expect(parts.map(({ part, parts: all, bytes }) => [part, all, bytes.byteLength])).toEqual([
    [0, 3, 900_000],
    [1, 3, 900_000],
    [2, 3, 200_000],
  ]);
  expect(Buffer.concat(parts.map(({ bytes }) => Buffer.from(bytes))).equals(booklet)).toBe(true);
  expect(written).toEqual(['info booklet.stored {"bytes":2000000}']);
});

test("a PDF that is too large, or that the backend refuses, is a warning", async () => {
  const large = store(new Uint8Array(14_400_001));
  await large.stored;
  expect(large.parts).toEqual([]);
  expect(large.written).toEqual([expect.stringMatching(/^warn booklet\.too-large {"bytes":\d+}$/)]);
  const refused = store(new Uint8Array(10), refusal("BOOKLET_TOO_LARGE"));
  await refused.stored;
  expect(refused.written).toEqual(["warn booklet.not-stored {}"]);
});

test.each([
  "[Request ID: 1] Server Error",
  "ArgumentValidationError: Object is missing the required field",
  "Could not find public function for 'publishing:bookletPart'",
])("a PDF never fails a job: %s", async (message) => {
  const { stored, written } = store(new Uint8Array(10), new Error(message));
  await stored;
  expect(written).toEqual(["warn booklet.not-stored {}"]);
});

test("a lost or ended job stops the storing", async () => {
  await expect(store(new Uint8Array(10), refusal("LEASE_LOST")).stored).rejects.toMatchObject({
    data: { code: "LEASE_LOST" },
  });
  const abort = new AbortController();
  abort.abort(new Error("canceled"));
  const ended = store(new Uint8Array(10), undefined, abort);
  await expect(ended.stored).rejects.toThrow("canceled");
  expect(ended.written).toEqual([]);
});

import { ConvexError } from "convex/values";
import { expect, test } from "vitest";
import { storeBooklet } from "./booklet.ts";

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
    booklet,
    storePart: async (part) => {
      if (refuse !== undefined) throw refuse;
      parts.push(part);
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
  expect(await stored).toBeNull();
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
  expect(await large.stored).toBe("too-large");
  expect(large.parts).toEqual([]);
  expect(large.written).toEqual([expect.stringMatching(/^warn booklet\.too-large {"bytes":\d+}$/)]);
  const refused = store(new Uint8Array(10), refusal("BOOKLET_TOO_LARGE"));
  expect(await refused.stored).toBe("not-stored");
  expect(refused.written).toEqual(["warn booklet.not-stored {}"]);
});

test.each([
  "[Request ID: 1] Server Error",
  "ArgumentValidationError: Object is missing the required field",
  "Could not find public function for 'renderings:bookletPart'",
])("a PDF that cannot be stored is a warning: %s", async (message) => {
  const { stored, written } = store(new Uint8Array(10), new Error(message));
  expect(await stored).toBe("not-stored");
  expect(written).toEqual(["warn booklet.not-stored {}"]);
});

test("a lost course, or a worker that stops, ends the storing", async () => {
  await expect(store(new Uint8Array(10), refusal("RENDERING_LOST")).stored).rejects.toMatchObject({
    data: { code: "RENDERING_LOST" },
  });
  const abort = new AbortController();
  abort.abort(new Error("canceled"));
  const ended = store(new Uint8Array(10), undefined, abort);
  await expect(ended.stored).rejects.toThrow("canceled");
  expect(ended.written).toEqual([]);
});

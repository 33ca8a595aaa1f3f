/**
 * `ArrayBuffer` values: functions and clients use `ArrayBuffer`, messages contain `{"$bytes":
 * <base64>}`.
 */
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import {
  action,
  httpClient,
  mutation,
  query,
  reactiveClient,
  startBoard,
  temporaryDirectory,
  watch,
} from "../testing/board.ts";

/** In bytes. Leaves room for the other fields below the limit of 1 MiB per document. */
const LARGE = 900_000;

function random(length: number): ArrayBuffer {
  return new Uint8Array(randomBytes(length)).buffer;
}

const isSame = (one: unknown, other: ArrayBuffer): boolean =>
  one instanceof ArrayBuffer && Buffer.from(one).equals(Buffer.from(other));

test.each([0, 1, 2, 3, 255, LARGE])("%d bytes survive both ways over HTTP", async (length) => {
  const client = httpClient(await startBoard());
  const content = random(length);
  expect(await client.mutation(mutation("files:write"), { name: "a", content })).toBe(length);
  expect(isSame(await client.query(query("files:read"), { name: "a" }), content)).toBe(true);
});

test("every byte value survives the WebSocket, and a subscription sees each change", async () => {
  const client = reactiveClient(await startBoard());
  const file = watch<ArrayBuffer | null>(client, "files:read", { name: "a" });
  const small = new Uint8Array(256).map((_, index) => index).buffer;
  const large = random(LARGE);
  await file.until((content) => content === null);
  for (const content of [small, large]) {
    expect(await client.mutation(mutation("files:write"), { name: "a", content })).toBe(content.byteLength);
    expect(isSame(file.results.at(-1), content)).toBe(true);
  }
});

test("bytes are accepted only where the schema expects bytes", async () => {
  const client = httpClient(await startBoard());
  const text = client.mutation(mutation("files:write"), { name: "a", content: "text" });
  await expect(text).rejects.toThrow("v.bytes()");
  const name = client.mutation(mutation("files:write"), { name: random(1), content: random(1) });
  await expect(name).rejects.toThrow("v.string()");
});

test("bytes are still stored after a restart", async () => {
  const dataDirectory = await temporaryDirectory();
  const content = random(1_000);
  const first = await startBoard({ dataDirectory });
  await httpClient(first).mutation(mutation("files:write"), { name: "a", content });
  await first.stop();
  const second = await startBoard({ dataDirectory });
  expect(isSame(await httpClient(second).query(query("files:read"), { name: "a" }), content)).toBe(true);
});

test("an action receives and returns bytes, and passes them to queries and mutations", async () => {
  const client = httpClient(await startBoard());
  const content = random(10_000);
  await client.mutation(mutation("files:write"), { name: "a", content });
  const extra = random(10);
  const whole = Buffer.concat([Buffer.from(content), Buffer.from(extra)]);
  const copied = await client.action(action("files:copy"), { from: "a", to: "b", extra });
  expect(Buffer.from(copied).equals(whole)).toBe(true);
  expect(isSame(await client.query(query("files:read"), { name: "b" }), copied)).toBe(true);
});

test("malformed bytes are refused, not stored", async () => {
  const { url } = await startBoard();
  const answer = await fetch(`${url}/api/mutation`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      path: "files:write",
      format: "convex_encoded_json",
      args: [{ name: "a", content: { $bytes: 12 } }],
    }),
  });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(await httpClient({ url }).query(query("files:read"), { name: "a" })).toBeNull();
});

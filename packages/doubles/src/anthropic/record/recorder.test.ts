import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startOpenDouble } from "../testing/start-double.ts";
import { bodyFor, post } from "../testing/requests.ts";
import { hasCassette, readCassette } from "./cassette.ts";
import { Recorder } from "./recorder.ts";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "fondation-recorder-test-"));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

test("a recorder with a problem writes nothing, says so, and does not block the next", async () => {
  const recorder = await startOpenDouble(await Recorder.create(directory, "http://127.0.0.1:9"));
  await post(`${recorder.url}/v1/messages`, bodyFor("-"));
  expect(await recorder.stop()).toEqual([
    expect.stringContaining("fetch failed"),
    "Nothing was answered that could be recorded.",
    `No recording was written to ${directory}.`,
  ]);
  expect(await hasCassette(directory)).toBe(false);
  await Recorder.create(directory, "http://127.0.0.1:9");
});

test("a recording with one incomplete answer is not written", async () => {
  await using upstream = await serve((request, response) => {
    if (request.url?.includes("cut") !== true) return void response.end("{}");
    response.write("{");
    response.socket?.destroySoon();
  });
  const recorder = await startOpenDouble(await Recorder.create(directory, upstream.url));
  await (await post(`${recorder.url}/v1/messages`, bodyFor("-"))).text();
  await post(`${recorder.url}/v1/messages?cut`, bodyFor("-"))
    .then((response) => response.text())
    .catch(() => "");
  expect((await recorder.stop()).at(-1)).toBe(`No recording was written to ${directory}.`);
  expect(await hasCassette(directory)).toBe(false);
});

test("a recording without an answer is not written", async () => {
  const recorder = await startOpenDouble(await Recorder.create(directory, "http://127.0.0.1:9"));
  expect(await recorder.stop()).toContain("Nothing was answered that could be recorded.");
  expect(await hasCassette(directory)).toBe(false);
});

test("an answer is recorded completely after its client disconnects, in request order", async () => {
  const finish = Promise.withResolvers<void>();
  await using upstream = await serve(async (request, response) => {
    if (request.url?.includes("late") !== true) return void response.end("second");
    response.write("first ");
    await finish.promise;
    response.end("to its end");
  });
  const recorder = await startOpenDouble(await Recorder.create(directory, upstream.url));
  const leaving = new AbortController();
  const init = { signal: leaving.signal };
  await post(`${recorder.url}/v1/messages?late`, bodyFor("-"), undefined, init);
  leaving.abort();
  await (await post(`${recorder.url}/v1/messages`, bodyFor("-"))).text();
  const stopped = recorder.stop();
  finish.resolve();
  expect(await stopped).toEqual([]);
  const { interactions } = await readCassette(directory, 1);
  expect(interactions.map(({ response }) => response.body)).toEqual(["first to its end", "second"]);
});

async function serve(answer: RequestListener): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

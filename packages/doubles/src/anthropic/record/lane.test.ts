import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { startOpenDouble } from "../testing/start-double.ts";
import { checkOutFixture } from "../testing/fixture-checkout.ts";
import { record } from "../testing/recording.ts";
import { post } from "../testing/requests.ts";
import { Replayer } from "./replayer.ts";

/** Counts tokens like the client: without a system prompt, so that the task is unknown. */
const counted = async (url: string, content: string): Promise<unknown> => {
  const body = { model: "claude-sonnet-4-5", messages: [{ role: "user", content }], tools: [] };
  return (await post(`${url}/v1/messages/count_tokens`, body)).json();
};

const SHORT = "export {};";
const LONG = "export const text = 1;\n".repeat(100);

test("token counts are replayed in any order, each text with its own count", async () => {
  const scratch = await mkdtemp(path.join(tmpdir(), "fondation-lane-test-"));
  await using fixture = await checkOutFixture("tiny");
  const { answer, problems } = await record(fixture, scratch, async (url) => [
    await counted(url, SHORT),
    await counted(url, LONG),
    await counted(url, SHORT),
  ]);
  expect(problems).toEqual([]);
  const [short, long] = answer;
  expect(short).toEqual({ input_tokens: expect.any(Number) });
  expect(short).not.toEqual(long);
  const replay = await startOpenDouble(await Replayer.open(scratch, 1));
  const replayed = [LONG, SHORT, SHORT].map((text) => counted(replay.url, text));
  expect(await Promise.all(replayed)).toEqual([long, short, short]);
  expect(await counted(replay.url, "another text")).toMatchObject({ type: "error" });
  expect(await replay.stop()).toEqual([expect.stringContaining("no further recording")]);
  await rm(scratch, { recursive: true, force: true });
});

/**
 * Records the double itself, because no test may call the real API, and replays to the real client.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, type Question } from "../testing/ask-client.ts";
import { CREDENTIALS, startDoubleOn, startOpenDouble } from "../testing/start-double.ts";
import { type FixtureCheckout, checkOutFixture } from "../testing/fixture-checkout.ts";
import { record } from "../testing/recording.ts";
import { bodyFor, post, SIGNED } from "../testing/requests.ts";
import { type Cassette, readCassette, writeCassette } from "./cassette.ts";
import { Recorder } from "./recorder.ts";
import { Replayer } from "./replayer.ts";

const CHAPTER = { step: 4, position: 3, chapters: 10, language: "fr" } as const;

let scratch: string;
let fixture: FixtureCheckout;
/** The same repository in another directory. */
let elsewhere: FixtureCheckout;
let recording: string;
let answered: string;
let recordingProblems: readonly string[];

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "fondation-record-test-"));
  fixture = await checkOutFixture("typescript");
  elsewhere = await checkOutFixture("typescript");
  recording = path.join(scratch, "recording");
  const { answer, problems } = await record(fixture, recording, (baseUrl) =>
    ask({ fixture, baseUrl, task: CHAPTER }),
  );
  answered = (answer.result as { result: string }).result;
  recordingProblems = problems;
});

afterAll(async () => {
  await elsewhere[Symbol.asyncDispose]();
  await fixture[Symbol.asyncDispose]();
  await rm(scratch, { recursive: true, force: true });
});

async function replay(directory: string, question: Partial<Question> = {}) {
  const double = await startOpenDouble(await Replayer.open(directory, 90));
  const asked = await ask({ fixture: elsewhere, baseUrl: double.url, task: CHAPTER, ...question });
  return { ...asked, problems: await double.stop() };
}

async function altered(name: string, change: (cassette: Cassette) => Cassette): Promise<string> {
  const directory = path.join(scratch, name);
  await writeCassette(directory, change(await readCassette(recording, 90)));
  return directory;
}

describe("a recording", () => {
  test("passes the answers through without a problem", () => {
    expect(answered).toMatch(/^# Chapitre 3 : /);
    expect(recordingProblems).toEqual([]);
  });

  test("keeps no credential, no path of the machine and no request", async () => {
    const kept = await readFile(path.join(recording, "cassette.json"), "utf8");
    expect(kept).not.toContain("sk-ant");
    expect(kept).not.toContain(fixture.checkout);
    expect(kept).not.toContain("Écris le document");
    expect(JSON.parse(kept)).toMatchObject({ interactions: [{ lane: "acme/typescript 4.3" }, {}] });
  });

  test("removes secrets and the request's credential from an answer", async () => {
    const directory = path.join(scratch, "secrets");
    const apiKey = "a-key-that-looks-like-nothing";
    await using upstream = await startDoubleOn(fixture, { ...CREDENTIALS, apiKey });
    // The API's error for an unknown model contains the model's name.
    const recorder = await startOpenDouble(await Recorder.create(directory, `${upstream.url}/s/404`));
    const line = `Étape 1/6 — 10 chapitres — ${fixture.repository}@${fixture.commit}`;
    const model = `${apiKey} sk-ant-api03-abc ghp_0123456789abcdefghijklmnop`;
    const signed = { ...SIGNED, "x-api-key": apiKey };
    const response = await post(`${recorder.url}/v1/messages`, { ...bodyFor(line), model }, signed);
    expect(await response.json()).toMatchObject({ error: { message: `model: ${model}` } });
    expect(await recorder.stop()).toEqual([]);
    const kept = await readFile(path.join(directory, "cassette.json"), "utf8");
    expect(kept).toContain("model: [redacted] [redacted] [redacted]");
    expect(kept).not.toMatch(/a-key-that|sk-ant|ghp_/);
  });

  test("does not write over another recording", async () => {
    await expect(Recorder.create(recording, "http://127.0.0.1:9")).rejects.toThrow(
      "holds a recording already",
    );
  });

  test("an unreachable upstream is a problem", async () => {
    const recorder = await startOpenDouble(
      await Recorder.create(path.join(scratch, "unreachable"), "http://127.0.0.1:9"),
    );
    expect((await post(`${recorder.url}/v1/messages`, bodyFor("-"))).status).toBe(400);
    expect(await recorder.stop()).toContainEqual(expect.stringContaining("fetch failed"));
  });
});

describe("a replay", () => {
  test("gives the same document to a client in another directory", async () => {
    const { result, problems } = await replay(recording);
    expect(result).toMatchObject({ result: answered });
    expect(problems).toEqual([]);
  });

  test("refuses a request that was not recorded", async () => {
    const { result, problems } = await replay(recording, { task: { ...CHAPTER, position: 4 } });
    expect(result).toMatchObject({ is_error: true });
    expect(problems).toContainEqual(
      expect.stringContaining("no further recording for « acme/typescript 4.4 »"),
    );
    expect(problems).toContainEqual(
      expect.stringContaining("2 recordings for « acme/typescript 4.3 » were not used"),
    );
  });

  test("refuses a changed request and names the changed part", async () => {
    const directory = await altered("changed", (cassette) => ({
      ...cassette,
      interactions: cassette.interactions.map((one) => ({
        ...one,
        request: { ...one.request, system: "another" },
      })),
    }));
    const { result, problems } = await replay(directory);
    expect(result).toMatchObject({ is_error: true, result: expect.stringContaining("not the recorded one") });
    expect(problems[0]).toContain("(system differ)");
  });

  test("refuses another order than the recorded one", async () => {
    const directory = await altered("swapped", (cassette) => ({
      ...cassette,
      interactions: cassette.interactions.toReversed(),
    }));
    const { problems } = await replay(directory);
    expect(problems[0]).toContain("is not the recorded one");
  });

  test("reports recorded answers that were not used", async () => {
    const directory = await altered("longer", (cassette) => ({
      ...cassette,
      interactions: [...cassette.interactions, ...cassette.interactions],
    }));
    const { result, problems } = await replay(directory);
    expect(result).toMatchObject({ result: answered });
    expect(problems).toEqual([
      expect.stringContaining("2 recordings for « acme/typescript 4.3 » were not used"),
    ]);
  });

  test.each([
    [
      "91 days old",
      (now: number) => new Date(now - 91 * 24 * 3600 * 1000),
      "91 days old, and 90 are allowed",
    ],
    ["from the future", (now: number) => new Date(now + 3600 * 1000), "says it was made at"],
  ])("of a recording that is %s is refused", async (title, when, message) => {
    const directory = await altered(title, (cassette) => ({
      ...cassette,
      recordedAt: when(Date.now()).toISOString(),
    }));
    await expect(Replayer.open(directory, 90)).rejects.toThrow(message);
  });

  test("of a missing or broken recording is refused", async () => {
    await expect(Replayer.open(path.join(scratch, "none"), 90)).rejects.toThrow(
      "does not exist: make one with --record",
    );
    const directory = await altered("broken", (cassette) => cassette);
    await writeFile(path.join(directory, "cassette.json"), '{"formatVersion":2}');
    await expect(Replayer.open(directory, 90)).rejects.toThrow("cannot be read");
  });
});

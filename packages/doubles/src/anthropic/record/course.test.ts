/** Records a whole course of the product's engine from the double itself and replays it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { AnthropicControl } from "../anthropic-control.ts";
import { startDoubleOn, startOpenDouble } from "../testing/start-double.ts";
import { writeCourse } from "../testing/write-course.ts";
import { type FixtureCheckout, checkOutFixture } from "../testing/fixture-checkout.ts";
import { readCassette } from "./cassette.ts";
import { Recorder } from "./recorder.ts";
import { Replayer } from "./replayer.ts";

// A bound for clients that hang, not a measure: two courses with one client process per document.
vi.setConfig({ testTimeout: 120_000 });

let scratch: string;
let fixture: FixtureCheckout;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "fondation-recorded-course-"));
  fixture = await checkOutFixture("tiny");
});

afterAll(async () => {
  await fixture[Symbol.asyncDispose]();
  await rm(scratch, { recursive: true, force: true });
});

test("a recorded course is replayed whole, without a request to the upstream", async () => {
  const directory = path.join(scratch, "course");
  const upstream = await startDoubleOn(fixture);
  const asked = new AnthropicControl(upstream.url);
  const recorder = await startOpenDouble(await Recorder.create(directory, upstream.url));
  const recorded = await writeCourse({
    fixture,
    baseUrl: recorder.url,
    chapters: 3,
    limits: { concurrency: 2 },
  });
  expect(await recorder.stop()).toEqual([]);
  const { interactions } = await readCassette(directory, 1);
  const before = await asked.requests();
  const posts = before.filter(({ method }) => method === "POST");
  expect(interactions).toHaveLength(posts.length);
  // Three plans, and three documents per chapter. Each of them reads before it answers.
  expect(new Set(interactions.map(({ lane }) => lane)).size).toBeGreaterThanOrEqual(12);

  const double = await startOpenDouble(await Replayer.open(directory, 1));
  const replayed = await writeCourse({
    fixture,
    baseUrl: double.url,
    chapters: 3,
    limits: { concurrency: 2 },
  });
  const served = await new AnthropicControl(double.url).requests();
  // An unused interaction would be a problem.
  expect(await double.stop()).toEqual([]);
  expect(served.filter(({ outcome }) => outcome === "replayed")).toHaveLength(interactions.length);
  expect(replayed.documents).toEqual(recorded.documents);
  expect(await asked.requests()).toEqual(before);
  expect(await upstream.stop()).toEqual([]);
});

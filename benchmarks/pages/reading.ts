/**
 * What a reader waits for and receives: the page of a course beside a Starlight site of the same
 * documents, visited in turn in one run.
 */

import { globSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { api } from "@fondation/backend";
import { openBrowser } from "@fondation/browser";
import { makeRepository } from "@fondation/repository/testing/test-repository";
import { ConvexClient, ConvexHttpClient } from "convex/browser";
import { execa } from "execa";
import { percentile, report } from "../machine.ts";
import { addressIn, buildStarlight, type SiteDocument, serveSite } from "./starlight-site.ts";
import { type Visit, visit } from "./visit.ts";

const VISITS = 10;

/** What the course is about: real code, in a size whose PDF is soon printed. */
const SUBJECT = "packages/embedded-convex";

/** Runs the benchmark on the bundles and prints the results. */
export async function measureReading(root: string): Promise<void> {
  await using repository = await subject(root);
  const scratch = await mkdtemp(join(tmpdir(), "fondation-benchmark-"));
  const cli = join(root, "packages/cli/dist/cli.bundled.mjs");
  const up = execa(
    process.execPath,
    [cli, "up", repository.path, "--json", "--data", join(scratch, "data")],
    {
      forceKillAfterDelay: 15_000,
      reject: false,
      buffer: false,
    },
  );
  try {
    const { backend, course } = await addresses(up.stdout);
    const key = new URL(course).pathname.replace("/cours/", "");
    await untilPrinted(backend, key);
    const documents = await markdownDocuments(backend, key);
    const [first] = documents;
    if (first === undefined) throw new Error("The course has no chapter.");
    const site = await serveSite(await buildStarlight(join(scratch, "starlight"), documents));
    await using managed = await openBrowser({ say: () => undefined });
    const [ours, theirs]: [Visit[], Visit[]] = [[], []];
    for (let round = 0; round < VISITS; round += 1) {
      ours.push(await visit(managed.browser, `${course}/${first.slug}`));
      theirs.push(await visit(managed.browser, addressIn(site.url, first)));
    }
    await site.stop();
    tell(medians(ours), medians(theirs));
  } finally {
    up.kill("SIGINT");
    await up;
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A repository with the files of one package. */
async function subject(root: string) {
  const names = globSync(`${SUBJECT}/**/*.{ts,md,json}`, {
    cwd: root,
    exclude: (name) => name.includes("node_modules"),
  });
  const files = names.map(async (name) => [name, await readFile(join(root, name), "utf8")] as const);
  return makeRepository(Object.fromEntries(await Promise.all(files)));
}

/** The addresses that `fondation up --json` tells; it ends without them when something is wrong. */
async function addresses(output: Readable): Promise<{ backend: string; course: string }> {
  let backend = "";
  const lines = createInterface({ input: output });
  try {
    for await (const line of lines) {
      const told = JSON.parse(line);
      if (told.event === "ready") backend = told.backend;
      if (told.event === "failed") break;
      if (told.event === "completed") return { backend, course: told.url };
    }
  } finally {
    // The rest of the output is not read, and must not stop the program.
    output.resume();
  }
  throw new Error("`fondation up` ended without a course.");
}

/** Waits for the PDF, or for the reason why there is none: printing would slow down both sites. */
async function untilPrinted(backend: string, key: string): Promise<void> {
  const client = new ConvexClient(backend, { logger: false });
  const printed = Promise.withResolvers<void>();
  client.onUpdate(
    api.courses.get,
    { key },
    (course) => {
      if (course !== null && course.renderingsMissing?.fault !== null) printed.resolve();
    },
    printed.reject,
  );
  await printed.promise;
  await client.close();
}

async function markdownDocuments(backend: string, key: string): Promise<SiteDocument[]> {
  const client = new ConvexHttpClient(backend, { logger: false });
  const course = await client.query(api.courses.get, { key });
  if (course === null) throw new Error(`There is no course of ${key}.`);
  const { courseId } = course;
  const entries = course.documents.filter(({ slug }) => slug.endsWith(".md"));
  const read = entries.map(({ slug }) => client.query(api.courses.document, { courseId, slug }));
  return (await Promise.all(read)).filter((document) => document !== null);
}

function medians(visits: readonly Visit[]): Visit {
  const of = (name: keyof Visit) =>
    percentile(
      visits.map((measured) => measured[name]),
      0.5,
    );
  return {
    all: of("all"),
    scripts: of("scripts"),
    rawScripts: of("rawScripts"),
    cold: of("cold"),
    warm: of("warm"),
    next: of("next"),
    longTasks: of("longTasks"),
    shift: of("shift"),
  };
}

function tell(ours: Visit, theirs: Visit): void {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
  const milliseconds = (time: number) => `${time.toFixed(0)} ms`;
  const line = (what: string, name: keyof Visit, shown: (value: number) => string, target: string) => {
    const ratio = theirs[name] > 0 ? ` = ${(ours[name] / theirs[name]).toFixed(2)} x` : "";
    report(`course: ${what}`, `${shown(ours[name])} : ${shown(theirs[name])}${ratio}`, target);
  };
  report("", "ours : Starlight", "");
  line("scripts of the first load, compressed", "scripts", kilobytes, "<= 120 kB");
  line("scripts of the first load, raw", "rawScripts", kilobytes, "-");
  line("all bytes of the first load", "all", kilobytes, "<= 250 kB");
  line("cold load to readable text", "cold", milliseconds, "<= 1.5 x");
  line("warm reload to readable text", "warm", milliseconds, "<= 1.5 x");
  line("next document to readable text", "next", milliseconds, "<= 0.5 x");
  line("long tasks of the first load", "longTasks", milliseconds, "<= 1.5 x");
  line("layout shift of the first load", "shift", (shift) => shift.toFixed(3), "<= 0.02");
}

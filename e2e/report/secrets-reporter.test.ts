/** Searches the kinds of files that Playwright writes. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noteSecrets } from "../secrets/run-secrets.ts";
import SecretsReporter from "./secrets-reporter.ts";

const TOKEN = "ghp_0123456789abcdef";
const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString("base64");

let results: string;
let reporter: SecretsReporter;
const said: string[] = [];
beforeEach(async () => {
  results = await mkdtemp(path.join(tmpdir(), "fondation-results-"));
  reporter = new SecretsReporter({ directories: [results] });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  noteSecrets({ "github-token": TOKEN });
});
afterEach(async () => {
  vi.restoreAllMocks();
  said.length = 0;
  await rm(results, { recursive: true });
});

async function write(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(path.join(results, name)), { recursive: true });
  await writeFile(path.join(results, name), content);
}

test("results without a secret pass, and the noted secrets are removed", async () => {
  await write("a/trace.zip", zipSync({ "trace.network": strToU8("nothing") }));
  await write("index.html", "<template>data:application/zip;base64,</template>");
  const { FONDATION_E2E_SECRETS: noted = "" } = process.env;
  expect(existsSync(noted)).toBe(true);
  expect(await reporter.onEnd()).toEqual({});
  expect(existsSync(noted)).toBe(false);
});

test.each([
  ["a log", "a/worker-1.log", `authorization: Basic ${BASIC}`],
  ["a trace", "a/trace.zip", zipSync({ "trace.network": strToU8(`"Basic ${BASIC}"`) })],
  [
    "the report's packed data",
    "index.html",
    `<template>data:application/zip;base64,${Buffer.from(zipSync({ "report.json": strToU8(TOKEN) })).toString("base64")}</template>`,
  ],
])("a secret in %s fails the run and is named without its value", async (_, name, content) => {
  await write(name, content);
  expect(await reporter.onEnd()).toEqual({ status: "failed" });
  expect(said.join("")).toContain(`in ${path.join(results, name)}`);
  expect(said.join("")).toContain("github-token (system 1)");
  expect(said.join("")).not.toContain(TOKEN);
});

test.each([
  ["a trace", "a/trace.zip", zipSync({ "trace.network": strToU8("nothing".repeat(99)) }).subarray(0, 60)],
  [
    "the report's packed data",
    "index.html",
    `<template>data:application/zip;base64,${Buffer.from(zipSync({ a: strToU8("b") }).subarray(0, 40)).toString("base64")}`,
  ],
])("a truncated %s fails the run and is removed, and the search continues", async (_, name, content) => {
  await reporter.onEnd();
  reporter = new SecretsReporter({ directories: [results], remove: true });
  noteSecrets({ "github-token": TOKEN });
  await write(name, content);
  await write("z/worker-1.log", TOKEN);
  await write("z/other.log", "nothing");
  expect(await reporter.onEnd()).toEqual({ status: "failed" });
  expect(said.join("")).toContain(`an archive that cannot be read in ${path.join(results, name)}`);
  expect(said.join("")).toContain(`github-token (system 1) in ${path.join(results, "z/worker-1.log")}`);
  expect(
    (await readdir(results, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name),
  ).toEqual(["other.log"]);
});

test("a run without secrets searches nothing", async () => {
  await reporter.onEnd();
  const other = new SecretsReporter({ directories: [results] });
  expect(await other.onEnd()).toEqual({});
});

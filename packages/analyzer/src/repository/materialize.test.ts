import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createBreathe } from "../pace.ts";
import { makeRepository } from "../testing/repository.ts";
import { HOSTILE } from "../testing/samples.ts";
import { MATERIALIZE_LIMITS, materialize } from "./materialize.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "fondation-files-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const signal = new AbortController().signal;
const filesIn = () =>
  readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());

function write(repository: { path: string; commit: string }, limits = {}): Promise<void> {
  const request = {
    checkout: repository.path,
    commit: repository.commit,
    directory,
    signal,
    breathe: createBreathe(signal),
  };
  return materialize(request, { ...MATERIALIZE_LIMITS, ...limits });
}

test("regular files are written as they are in the commit, and nothing else is", async () => {
  await using repository = await makeRepository({
    ...HOSTILE,
    "run.sh": "#!/bin/sh\n",
    "data.bin": new Uint8Array([0, 1, 2, 255]),
    "link.ts": { link: "/etc/passwd" },
    up: { link: "../.." },
  });
  await write(repository);
  const files = filesIn();
  expect(files.every((entry) => entry.isFile())).toBe(true);
  expect(files.map(({ name }) => name)).not.toContain("link.ts");
  expect(readdirSync(directory)).not.toContain(".git");
  expect(readdirSync(directory)).not.toContain("up");
  expect(readFileSync(join(directory, "data.bin"))).toEqual(Buffer.from([0, 1, 2, 255]));
  expect(readFileSync(join(directory, "src/crlf.ts"), "utf8")).toBe(HOSTILE["src/crlf.ts"]);
  for (const { parentPath, name } of files) expect(statSync(join(parentPath, name)).mode & 0o111).toBe(0);
});

test("the commit counts, not the work tree", async () => {
  await using repository = await makeRepository({ "a.ts": "export const a = 1;\n" });
  rmSync(join(repository.path, "a.ts"));
  await write(repository);
  expect(readFileSync(join(directory, "a.ts"), "utf8")).toBe("export const a = 1;\n");
});

test("large files are left out, and too many or too much is refused before anything is written", async () => {
  await using repository = await makeRepository({ "a.ts": "a".repeat(100), "b.ts": "b".repeat(10) });
  await write(repository, { maxFileBytes: 50 });
  expect(readdirSync(directory)).toEqual(["b.ts"]);
  rmSync(join(directory, "b.ts"));
  for (const limits of [{ maxFiles: 1 }, { maxBytes: 100 }]) {
    await expect(write(repository, limits)).rejects.toMatchObject({ code: "REPOSITORY_TOO_LARGE" });
    expect(readdirSync(directory)).toEqual([]);
  }
});

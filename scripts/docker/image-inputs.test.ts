import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashInputs } from "./image-inputs.ts";

const root = dirname(dirname(import.meta.dirname));
let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "fondation-image-inputs-"));
  for (const path of ["Dockerfile.production", "package.json", "packages/course/src/slug.ts", "README.md"]) {
    await cp(join(root, path), join(copy, path), { recursive: true });
  }
  await execa("git", ["init", "--quiet", copy]);
});
afterAll(() => rm(copy, { recursive: true, force: true }));

test("the same inputs on the same base give the same hash, another base another", async () => {
  expect(await hashInputs(copy, "a")).toBe(await hashInputs(copy, "a"));
  expect(await hashInputs(copy, "a")).not.toBe(await hashInputs(copy, "b"));
});

test("a changed source changes the hash, a changed page of documentation or test does not", async () => {
  const before = await hashInputs(copy, "a");
  await writeFile(join(copy, "README.md"), "other words");
  await writeFile(join(copy, "packages/course/src/slug.test.ts"), "a test");
  expect(await hashInputs(copy, "a")).toBe(before);
  await writeFile(join(copy, "packages/course/src/slug.ts"), "other code");
  expect(await hashInputs(copy, "a")).not.toBe(before);
});

test("the Dockerfile copies the manifest of every workspace before it installs", async () => {
  const dockerfile = await readFile(join(root, "Dockerfile.production"), "utf8");
  const listed = await execa("git", ["ls-files", "*/package.json"], { cwd: root });
  const manifests = listed.stdout.split("\n").filter((path) => !path.includes("fixtures/"));
  expect(manifests.length).toBeGreaterThan(10);
  for (const path of manifests) expect(dockerfile).toContain(`COPY ${path} ${dirname(path)}/\n`);
});

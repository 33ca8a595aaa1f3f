import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, matchesGlob } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashInputs } from "./image-inputs.ts";
import { chooseImages, IMAGES } from "./images.ts";

const root = dirname(dirname(import.meta.dirname));
const SERVER = "packages/browser/src/server/main.ts";
let copy: string;
const hashes = async (base = "a") =>
  Object.fromEntries(
    await Promise.all(
      IMAGES.map(async ({ target, inputs }) => [target, await hashInputs(copy, base, inputs)] as const),
    ),
  );

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "fondation-image-inputs-"));
  for (const path of [
    "Dockerfile.production",
    "package.json",
    "packages/course/src/contract/slug.ts",
    SERVER,
    "README.md",
  ]) {
    await cp(join(root, path), join(copy, path), { recursive: true });
  }
});
afterAll(() => rm(copy, { recursive: true, force: true }));

test("an unpacked archive without .git has the hash of its checkout", async () => {
  expect(await hashes()).toEqual({
    fondation: expect.stringMatching(/^[0-9a-f]{64}$/),
    browser: expect.stringMatching(/^[0-9a-f]{64}$/),
    "fondation-claude": expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test("the same inputs on the same base give the same hash, another base another", async () => {
  expect(await hashes()).toEqual(await hashes());
  for (const [target, hash] of Object.entries(await hashes("b"))) {
    expect((await hashes())[target], target).not.toBe(hash);
  }
});

test("only a change of its own sources rebuilds an image, not documents or tests", async () => {
  const before = await hashes();
  await writeFile(join(copy, "README.md"), "other words");
  await writeFile(join(copy, "packages/course/src/contract/slug.test.ts"), "a test");
  expect(await hashes()).toEqual(before);
  await writeFile(join(copy, "packages/course/src/contract/slug.ts"), "other code");
  const changed = await hashes();
  expect(changed.fondation).not.toBe(before.fondation);
  expect(changed.browser).toBe(before.browser);
  await writeFile(join(copy, SERVER), "another server");
  expect((await hashes()).browser).not.toBe(before.browser);
  await writeFile(join(copy, "package.json"), "{}");
  expect((await hashes()).browser).not.toBe(changed.browser);
});

test("the Dockerfile copies the manifest of every workspace before it installs", async () => {
  const dockerfile = await readFile(join(root, "Dockerfile.production"), "utf8");
  const listed = await execa("git", ["ls-files", "*/package.json"], { cwd: root });
  const manifests = listed.stdout.split("\n").filter((path) => !path.includes("fixtures/"));
  expect(manifests.length).toBeGreaterThan(10);
  for (const path of manifests) expect(dockerfile).toContain(`COPY ${path} ${dirname(path)}/\n`);
});

/**
 * Everything that the stages of a target copy from the working tree. A whole directory means the
 * files that `.dockerignore` does not exclude.
 */
async function copiedFor(target: string): Promise<string[]> {
  const dockerfile = await readFile(join(root, "Dockerfile.production"), "utf8");
  const stages = new Map<string, string>();
  for (const stage of dockerfile.split(/^(?=FROM )/m)) {
    const [, name] = /^FROM \S+ AS (\S+)/.exec(stage) ?? [];
    if (name !== undefined) stages.set(name, stage);
  }
  const needed = new Set([target]);
  for (const name of needed) {
    for (const [, other = ""] of (stages.get(name) ?? "").matchAll(/(?:^FROM |--from=)(\S+)/gm)) {
      if (stages.has(other)) needed.add(other);
    }
  }
  const text = [...needed].map((name) => stages.get(name)).join("");
  const copied = [...text.matchAll(/^COPY (?!--from)(?:--chmod=\d+ )?(.+) \S+$/gm)].flatMap(
    ([, words = ""]) => words.split(" "),
  );
  const ignored = await readFile(join(root, ".dockerignore"), "utf8");
  const allowed = [...ignored.matchAll(/^!(.+)$/gm)].map(([, path = ""]) => path);
  return copied.flatMap((path) => (path === "." ? allowed.filter(isBuilt) : [path]));
}

/** Files that exist only for the images are copied by name. */
const isBuilt = (path: string) => !path.startsWith("docker/");

test.each(IMAGES)(
  "what the Dockerfile copies into $target is among its inputs",
  async ({ target, inputs }) => {
    const copied = await copiedFor(target);
    expect(copied).toContain("bun.lock");
    expect(copied).toContain("docker/healthcheck.sh");
    const known = (path: string) =>
      inputs.some((input) => path === input || path.startsWith(`${input}/`) || matchesGlob(path, input));
    expect(copied.filter((path) => !known(path))).toEqual([]);
  },
);

test("the images of the compose stack are built when none is named", () => {
  const targets = (names: string[]) => chooseImages(names).map(({ target }) => target);
  expect(targets([])).toEqual(["fondation", "browser"]);
  expect(targets(["fondation-claude"])).toEqual(["fondation-claude"]);
});

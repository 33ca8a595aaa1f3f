/** All places that name the version of a program must name the same one. */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";

const root = dirname(dirname(import.meta.dirname));
const read = (path: string) => readFile(join(root, path), "utf8");
const { packageManager, optionalDependencies } = JSON.parse(await read("package.json"));

const DOCKERFILES = ["Dockerfile.production", ".devcontainer/Dockerfile"];
const COMPOSE_FILES = ["docker-compose.yml", ".devcontainer/docker-compose.devcontainer.yml"];

/** The first groups of all matches in a file of the project. */
async function found(path: string, pattern: RegExp): Promise<string[]> {
  return [...(await read(path)).matchAll(pattern)].map(([, group = ""]) => group);
}

test("every image is based on one digest of the Node of the lock file", async () => {
  const versions = new Set(Object.values(optionalDependencies));
  expect(versions.size).toBe(1);
  const version = String([...versions][0]).replaceAll(".", "\\.");
  const image = expect.stringMatching(`^node:${version}-bookworm-slim@sha256:[0-9a-f]{64}$`);
  const used: string[] = [];
  for (const path of DOCKERFILES) {
    const named = await found(path, /^ARG NODE_IMAGE=(\S+)$/gm);
    expect(named, path).toEqual([image]);
    used.push(...named);
    const stages = await found(path, /^FROM \S+ AS (\S+)$/gm);
    const bases = (await found(path, /^FROM (\S+)/gm)).filter((base) => !stages.includes(base));
    expect(bases, path).not.toEqual([]);
    for (const base of bases) expect(base, path).toMatch(/^\$\{NODE_IMAGE\}$/);
  }
  for (const path of COMPOSE_FILES) {
    const named = await found(path, /\$\{FONDATION_NODE_IMAGE:-([^}]+)\}/g);
    expect(named, path).toEqual([image]);
    used.push(...named);
  }
  expect(new Set(used).size).toBe(1);
});

test("Bun has one version in images, continuous integration and documents", async () => {
  for (const path of DOCKERFILES) {
    expect(await found(path, /^ARG BUN_VERSION=(\S+)$/gm), path).toEqual([
      packageManager.slice("bun@".length),
    ]);
  }
  const places = ["*.md", "*.yml", ".ci/*"];
  const named = await execa("git", ["grep", "-hoE", "bun@[0-9]+(\\.[0-9]+)+", "--", ...places], {
    cwd: root,
  });
  expect([...new Set(named.stdout.split("\n"))]).toEqual([packageManager]);
});

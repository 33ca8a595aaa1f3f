/** A package that several workspaces use must have the same version in each of them. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

interface Manifest {
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function read(file: string): Manifest {
  return JSON.parse(readFileSync(join(root, file), "utf8"));
}

const { workspaces = [] } = read("package.json");
const manifests = [
  "package.json",
  ...globSync(
    workspaces.map((name) => `${name}/package.json`),
    { cwd: root },
  ),
];

/** Every dependency with its versions and the manifests that contain it. */
const pins = manifests.flatMap((file) => {
  const { dependencies, devDependencies, optionalDependencies } = read(file);
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).map(
    ([name, version]) => ({ name, version, file }),
  );
});

test("no dependency has two versions among the workspaces", () => {
  const shared = Object.entries(Object.groupBy(pins, ({ name }) => name)).filter(
    ([, all = []]) => all.length > 1,
  );
  expect(shared.map(([name]) => name)).toContain("@anthropic-ai/claude-agent-sdk");
  expect(shared.filter(([, all = []]) => new Set(all.map(({ version }) => version)).size > 1)).toEqual([]);
});

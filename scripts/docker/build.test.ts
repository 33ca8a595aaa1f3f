/**
 * Runs with a program that replaces the engine, and checks its calls. The end-to-end suite tests
 * real builds.
 */
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { buildImages } from "./build.ts";
import { hashInputs } from "./image-inputs.ts";
import { chooseImages } from "./images.ts";

const root = dirname(dirname(import.meta.dirname));
const BASE = "node:test";
const IMAGES = chooseImages(["browser"]);
/**
 * Records its arguments. The tag names the old image until a build is requested. The old image was
 * built from the inputs in `$INPUTS` and has `$NAMES` names.
 */
const ENGINE = `#!/bin/sh
echo "$*" >>"$CALLS"
case "$*" in
  *'{{.Id}} fondation/'*) grep -q -- --progress=plain "$CALLS" && echo new || echo old ;;
  *'{{len .RepoTags}} old') echo "$NAMES" ;;
  *'{{index .Config.Labels'*) echo "$INPUTS" ;;
esac
`;

let scratch: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "fondation-engine-"));
  await writeFile(join(scratch, "docker"), ENGINE);
  await chmod(join(scratch, "docker"), 0o755);
  vi.stubEnv("PATH", [scratch, process.env.PATH].join(delimiter));
  vi.stubEnv("CALLS", join(scratch, "calls"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(scratch, { recursive: true, force: true });
});

interface Situation {
  readonly cache?: string;
  readonly names?: string;
  readonly inputs?: string;
  readonly base?: string;
  readonly fresh?: boolean;
}

/** Builds one image and returns the command lines. */
async function calls(situation: Situation = {}): Promise<string[]> {
  const { cache = "", names = "0", inputs = "others", base = BASE, fresh = false } = situation;
  vi.stubEnv("FONDATION_BUILD_CACHE", cache);
  vi.stubEnv("FONDATION_NODE_IMAGE", base);
  vi.stubEnv("NAMES", names);
  vi.stubEnv("INPUTS", inputs);
  await buildImages(root, () => {}, IMAGES, { fresh });
  return (await readFile(join(scratch, "calls"), "utf8")).split("\n");
}

const build = async (situation?: Situation) =>
  (await calls(situation)).find((call) => call.includes("--target"));

/** The hash of an image that is built from the current inputs. */
const today = () => hashInputs(root, BASE, IMAGES[0]?.inputs ?? []);

test("an image is built by the engine's own builder", async () => {
  const [command, ...others] = (await calls()).filter((call) => call.includes("--target"));
  expect(command).toMatch(
    /^build --progress=plain .*--target browser --tag fondation\/browser:latest .* \.$/,
  );
  expect(command).not.toContain("cache");
  expect(others).toEqual([]);
});

test("an image that was built from the inputs of today is not built again", async () => {
  expect(await build({ inputs: await today() })).toBeUndefined();
  expect(await build({ inputs: `${await today()}0` })).toBeDefined();
});

test("a fresh build ignores inputs and cached layers", async () => {
  const inputs = await today();
  expect(await build({ inputs, fresh: true })).toMatch(/^build --no-cache --progress=plain /);
});

test("trusted certificates are a build secret; FONDATION_CA_BUNDLE comes first", async () => {
  const bundle = join(scratch, "bundle.pem");
  const named = join(scratch, "named.pem");
  for (const file of [bundle, named]) await writeFile(file, "");
  vi.stubEnv("NODE_EXTRA_CA_CERTS", bundle);
  for (const [given, used] of [
    ["", bundle],
    [named, named],
  ] as const) {
    vi.stubEnv("FONDATION_CA_BUNDLE", given);
    await rm(join(scratch, "calls"), { force: true });
    expect(await build()).toContain(` --secret id=ca_bundle,src=${used} `);
  }
  await rm(join(scratch, "calls"));
  vi.stubEnv("FONDATION_CA_BUNDLE", join(scratch, "gone.pem"));
  expect(await build()).not.toContain("--secret");
});

test("with a build cache, buildx builds the image and loads it into the engine", async () => {
  const command = await build({ cache: "gha" });
  const place = "type=gha,scope=browser";
  expect(command).toMatch(/^buildx build --load /);
  const kept = `${place},mode=max,ignore-error=true`;
  expect(command).toContain(` --cache-from ${place} --cache-to ${kept} --progress=plain `);
});

test("the image that had the tag before is removed, unless it has another name", async () => {
  expect(await calls()).toContain("image rm old");
  await rm(join(scratch, "calls"));
  expect(await calls({ names: "1" })).not.toContain("image rm old");
});

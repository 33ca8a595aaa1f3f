/** On a program in the engine's place: what it is asked for. That it then builds is the end-to-end suite's to see. */
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { buildImages } from "./build.ts";
import { chooseImages } from "./images.ts";

const root = dirname(dirname(import.meta.dirname));
/** Notes its words; the tag names the old image until a build was asked for, and the old image has the names in `$NAMES`. */
const ENGINE = `#!/bin/sh
echo "$*" >>"$CALLS"
case "$*" in
  *'{{.Id}} fondation/'*) grep -q -- --progress=plain "$CALLS" && echo new || echo old ;;
  *'{{len .RepoTags}} old') echo "$NAMES" ;;
esac
`;

let scratch: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "fondation-engine-"));
  await writeFile(join(scratch, "docker"), ENGINE);
  await chmod(join(scratch, "docker"), 0o755);
  vi.stubEnv("PATH", [scratch, process.env.PATH].join(delimiter));
  vi.stubEnv("CALLS", join(scratch, "calls"));
  vi.stubEnv("FONDATION_NODE_IMAGE", "node:test");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(scratch, { recursive: true, force: true });
});

/** Builds one image and returns the command lines. */
async function calls({ cache = "", names = "0" } = {}): Promise<string[]> {
  vi.stubEnv("FONDATION_BUILD_CACHE", cache);
  vi.stubEnv("NAMES", names);
  await buildImages(root, () => {}, chooseImages(["browser"]));
  return (await readFile(join(scratch, "calls"), "utf8")).split("\n");
}

test("an image is built by the engine's own builder", async () => {
  const [build, ...others] = (await calls()).filter((call) => call.includes("--target"));
  expect(build).toMatch(/^build --progress=plain .*--target browser --tag fondation\/browser:latest .* \.$/);
  expect(build).not.toContain("cache");
  expect(others).toEqual([]);
});

test("with a cache it is built by the builder of buildx, which can keep layers there, and loaded into the engine", async () => {
  const build = (await calls({ cache: "gha" })).find((call) => call.includes("--target"));
  const place = "type=gha,scope=browser";
  expect(build).toMatch(/^buildx build --load /);
  expect(build).toContain(` --cache-from ${place} --cache-to ${place},mode=max --progress=plain `);
});

test("the image that had the tag before is removed, unless it has another name", async () => {
  expect(await calls()).toContain("image rm old");
  await rm(join(scratch, "calls"));
  expect(await calls({ names: "1" })).not.toContain("image rm old");
});

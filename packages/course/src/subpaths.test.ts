import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

/** The entries that backend functions and pages import. Each start pays for what they load. */
const LIGHT = Object.entries(manifest.exports).filter(
  ([name]) => name !== "." && !name.startsWith("./testing/"),
);

/** The packages that an entry loads, without its own files. */
async function packagesOf(file: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL(`../${file}`, import.meta.url))],
    bundle: true,
    format: "esm",
    metafile: true,
    write: false,
    // Without tree shaking, an import counts even if nothing of it is used.
    treeShaking: false,
    ignoreAnnotations: true,
  });
  const names = Object.keys(metafile.inputs).map(
    (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1],
  );
  return [...new Set(names.filter((name) => name !== undefined))];
}

test.each(LIGHT)("%s loads no package but the one for hashes", async (_, file) => {
  expect((await packagesOf(file)).filter((name) => name !== "@noble/hashes")).toEqual([]);
});

test("the whole package is recognized as one that loads a schema library", async () => {
  expect(await packagesOf(manifest.exports["."])).toEqual(expect.arrayContaining(["zod", "yaml"]));
});

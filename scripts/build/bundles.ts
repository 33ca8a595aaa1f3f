/** The programs: each one entry with its lazily loaded parts as chunks beside it, for Node 24, with no package to install. */
import { chmodSync, globSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";

/**
 * What a bundle must not swallow: playwright-core and jsdom read files beside themselves, esbuild is a native program that only
 * development uses, and the last two are optional parts of `ws`. All are loaded only by the features that need them.
 */
const EXTERNAL = ["playwright-core", "jsdom", "esbuild", "vite", "bufferutil", "utf-8-validate"];

/** CommonJS packages inside an ES module bundle still call `require`. */
const REQUIRE = `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`;

/**
 * Bundles `entry` into `directory` as `<name>.bundled.mjs`, executable. `threads` are modules that start themselves again as a thread:
 * an entry each, so that they stand in a file of their own and a thread does not run the program.
 */
export async function bundleProgram(
  entry: string,
  directory: string,
  name: string,
  threads: Readonly<Record<string, string>>,
): Promise<void> {
  const { metafile } = await build({
    metafile: true,
    entryPoints: { [`${name}.bundled`]: entry, ...threads },
    outdir: directory,
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: true,
    legalComments: "linked",
    sourcemap: "linked",
    sourcesContent: false,
    external: EXTERNAL,
    banner: { js: REQUIRE },
    define: { "process.env.WS_NO_BUFFER_UTIL": '"1"', "process.env.WS_NO_UTF_8_VALIDATE": '"1"' },
    logLevel: "warning",
  });
  chmodSync(join(directory, `${name}.bundled.mjs`), 0o755);
  removeOthers(directory, Object.keys(metafile.outputs));
}

/** Chunks carry a hash in their name: without this, those of earlier builds would pile up. */
function removeOthers(directory: string, outputs: readonly string[]): void {
  const kept = new Set(outputs.map((path) => relative(directory, path)));
  for (const name of globSync("**/*", { cwd: directory })) {
    if (statSync(join(directory, name)).isFile() && !kept.has(name)) rmSync(join(directory, name));
  }
}

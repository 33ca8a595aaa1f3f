/**
 * Bundles each program into one entry with lazily loaded chunks next to it. No packages need to be
 * installed for it.
 */
import { chmodSync, globSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";

/**
 * Packages that stay external: playwright-core and jsdom read files of their own folder, esbuild is
 * a native program for development, and the last two are optional parts of `ws`. They are loaded
 * only by the features that need them.
 */
const EXTERNAL = ["playwright-core", "jsdom", "esbuild", "vite", "bufferutil", "utf-8-validate"];

/** CommonJS packages inside an ES module bundle still call `require`. */
const REQUIRE = `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`;

/**
 * Bundles `entry` into `directory` as the executable `<name>.bundled.mjs`. `threads`: modules that
 * start themselves again as a thread. Each one is a separate entry, so that a thread does not run
 * the program.
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

/** Removes the chunks of earlier builds, whose names contain another hash. */
function removeOthers(directory: string, outputs: readonly string[]): void {
  const kept = new Set(outputs.map((path) => relative(directory, path)));
  for (const name of globSync("**/*", { cwd: directory })) {
    if (statSync(join(directory, name)).isFile() && !kept.has(name)) rmSync(join(directory, name));
  }
}

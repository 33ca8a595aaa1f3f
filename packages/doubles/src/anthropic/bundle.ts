/** Bundles the double into one file, for a container without installed packages. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Writes `dist/main.mjs` of this package. */
export async function bundleDouble(): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL("main.ts", import.meta.url))],
    outfile: fileURLToPath(new URL("../../dist/main.mjs", import.meta.url)),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    // Bundled CommonJS packages call `require`.
    banner: { js: 'import { createRequire as _r } from "node:module"; const require = _r(import.meta.url);' },
    // Not in the bundle, because the double never starts the client.
    external: ["@anthropic-ai/*"],
    logLevel: "error",
  });
}

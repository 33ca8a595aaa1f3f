/** Makes one file of the double and of the code analysis it needs, for a container that has no packages. */
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
    // Packages that are CommonJS call `require`.
    banner: { js: 'import { createRequire as _r } from "node:module"; const require = _r(import.meta.url);' },
    // The double answers for the model; it never starts the client.
    external: ["@anthropic-ai/*"],
    logLevel: "error",
  });
}

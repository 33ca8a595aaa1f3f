import { join } from "node:path";
import { build } from "vite";

/**
 * Builds the pages with Vite for production, also when a test runner set `NODE_ENV`. Empties
 * `output` first.
 */
export async function buildPages(directory: string, output: string): Promise<void> {
  process.env.NODE_ENV = "production";
  await build({
    configFile: join(directory, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: output, emptyOutDir: true, reportCompressedSize: false },
  });
}

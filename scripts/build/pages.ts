import { join } from "node:path";
import { build } from "vite";

/** Builds the pages with Vite. Empties `output` first. */
export async function buildPages(directory: string, output: string): Promise<void> {
  await build({
    configFile: join(directory, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: output, emptyOutDir: true, reportCompressedSize: false },
  });
}

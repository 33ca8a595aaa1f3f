/** The pages, by Vite. */
import { join } from "node:path";
import { build } from "vite";

/** Builds the pages of the package in `directory` into `output`, which is emptied first. */
export async function buildPages(directory: string, output: string): Promise<void> {
  await build({
    configFile: join(directory, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: output, emptyOutDir: true, reportCompressedSize: false },
  });
}

/** Bundles the Convex functions into one script, so that production needs no bundler. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { bundleFunctions } from "@fondation/embedded-convex";

export async function writeFunctions(directory: string, file: string): Promise<void> {
  const script = await bundleFunctions(directory);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, script);
}

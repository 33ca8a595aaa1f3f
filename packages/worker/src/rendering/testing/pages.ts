import { join } from "node:path";
import { execa } from "execa";

const ROOT = join(import.meta.dirname, "../../../../..");

/** Builds the pages if necessary. Returns their directory. */
export async function builtPages(): Promise<string> {
  await execa(process.execPath, [join(ROOT, "scripts/build.ts")]);
  return join(ROOT, "assets/web");
}

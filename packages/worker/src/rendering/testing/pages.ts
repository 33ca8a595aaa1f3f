/** The built pages, in which the worker draws and prints. */
import { join } from "node:path";
import { execa } from "execa";

const ROOT = join(import.meta.dirname, "../../../../..");

/** Their directory; builds what is not up to date. */
export async function builtPages(): Promise<string> {
  await execa(process.execPath, [join(ROOT, "scripts/build.ts")]);
  return join(ROOT, "assets/web");
}

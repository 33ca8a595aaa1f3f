/**
 * `node packages/environment/src/variables/generate.ts`: regenerates `.env.example` and
 * `docs/environment.md`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { referenceFiles } from "./reference.ts";

const root = join(import.meta.dirname, "..", "..", "..", "..");
for (const [file, text] of Object.entries(referenceFiles())) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

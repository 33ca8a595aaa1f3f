/** Detects whether the inputs of a target have changed since its last build. */
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const NOT_INPUT = /\.test\.tsx?$|(?:^|\/)(?:node_modules|dist|\.git)(?:\/|$)/;

/** SHA-256 over the names and contents of the files below `root` that match the patterns. */
export function fingerprint(root: string, patterns: readonly string[]): string {
  const hash = createHash("sha256").update(process.version);
  const files = globSync([...patterns], { cwd: root, exclude: (name) => NOT_INPUT.test(name) });
  for (const file of [...new Set(files)].filter((name) => !NOT_INPUT.test(name)).sort()) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(`\0${file}\0`).update(readFileSync(path));
  }
  return hash.digest("hex");
}

/** Keeps fingerprints from one build to the next. */
export class BuildRecord {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** True when the target was last built from these inputs, and all its outputs still exist. */
  isCurrent(target: string, print: string, outputs: readonly string[]): boolean {
    const file = join(this.#directory, target);
    return (
      existsSync(file) && readFileSync(file, "utf8") === print && outputs.every((path) => existsSync(path))
    );
  }

  remember(target: string, print: string): void {
    const file = join(this.#directory, target);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, print);
  }
}

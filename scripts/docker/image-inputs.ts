/** A hash of all inputs of an image's build, stored as a label of the image. */

import { createHash } from "node:crypto";
import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";

export const INPUTS_LABEL = "dev.fondation.inputs";

/** The exclusions of `.dockerignore`, without which no file of a build is found. */
const LEFT_OUT =
  /\.test\.tsx?$|(?:^|\/)(?:node_modules|dist|fixtures|testing|\.fondation)(?:\/|$)|^packages\/doubles\/(?!package\.json$)/;

/**
 * SHA-256 over `base`, the base image, and the paths and contents of `inputs` below `root`. Does not
 * ask Git, so that an unpacked archive can be built.
 */
export async function hashInputs(root: string, base: string, inputs: readonly string[]): Promise<string> {
  const patterns = inputs.flatMap((input) => [input, `${input}/**`]);
  const found = globSync(patterns, { cwd: root, exclude: (path) => LEFT_OUT.test(path) });
  const paths = [...new Set(found)].filter((path) => !LEFT_OUT.test(path)).sort();
  const hash = createHash("sha256").update(base);
  for (const path of paths) {
    if (!statSync(join(root, path)).isFile()) continue;
    const content = readFileSync(join(root, path));
    hash.update(`\0${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** The hash from which an image was built; undefined for a missing image. */
export async function builtFrom(image: string): Promise<string | undefined> {
  const format = `{{index .Config.Labels "${INPUTS_LABEL}"}}`;
  const inspected = await execa("docker", ["image", "inspect", "--format", format, image], { reject: false });
  return inspected.exitCode === 0 ? inspected.stdout.trim() : undefined;
}

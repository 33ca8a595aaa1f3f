/** A hash of all inputs of an image's build, stored as a label of the image. */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";

export const INPUTS_LABEL = "dev.fondation.inputs";

/** The exclusions of `.dockerignore`. */
const LEFT_OUT = /\.test\.tsx?$|\/(?:fixtures|testing)\/|^packages\/doubles\/(?!package\.json$)/;

/**
 * SHA-256 over `base`, the base image, and the paths and contents of `inputs` below `root`, tracked
 * or not yet tracked.
 */
export async function hashInputs(root: string, base: string, inputs: readonly string[]): Promise<string> {
  const listed = await execa(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...inputs],
    { cwd: root },
  );
  const paths = [...new Set(listed.stdout.split("\0"))]
    .filter((path) => path !== "" && !LEFT_OUT.test(path))
    .sort();
  const hash = createHash("sha256").update(base);
  for (const path of paths) {
    const content = await readFile(join(root, path)).catch(() => undefined);
    if (content !== undefined) hash.update(`\0${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** The hash from which an image was built; undefined for a missing image. */
export async function builtFrom(image: string): Promise<string | undefined> {
  const format = `{{index .Config.Labels "${INPUTS_LABEL}"}}`;
  const inspected = await execa("docker", ["image", "inspect", "--format", format, image], { reject: false });
  return inspected.exitCode === 0 ? inspected.stdout.trim() : undefined;
}

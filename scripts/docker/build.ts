/** Builds the production images whose inputs changed. */

import { existsSync } from "node:fs";
import { execa } from "execa";
import { builtFrom, hashInputs, INPUTS_LABEL } from "./image-inputs.ts";
import type { Image } from "./images.ts";
import { nodeImage } from "./node-image.ts";
import { provenance } from "./provenance.ts";

/**
 * Certificates that this machine trusts in addition to Node's own, for a network that re-signs TLS.
 */
function caBundle(): string | undefined {
  const path = process.env.FONDATION_CA_BUNDLE || process.env.NODE_EXTRA_CA_CERTS;
  return path && existsSync(path) ? path : undefined;
}

/**
 * The arguments of `docker` that begin a build. `FONDATION_BUILD_CACHE=gha` keeps layers in
 * GitHub's cache. Only `docker buildx build` can do that, since `docker build` always uses the
 * engine's own builder. The images of `buildx` must be loaded. A failure to write the cache does
 * not fail the build.
 */
function buildWords(target: string): string[] {
  if (process.env.FONDATION_BUILD_CACHE !== "gha") return ["build"];
  const place = `type=gha,scope=${target}`;
  const kept = `${place},mode=max,ignore-error=true`;
  return ["buildx", "build", "--load", "--cache-from", place, "--cache-to", kept];
}

export interface BuildOptions {
  /**
   * Builds even images that are up to date, because the hash of the inputs does not cover Debian's
   * packages.
   */
  readonly fresh?: boolean;
}

/**
 * Builds the images that the engine does not have from the current inputs, one after the other.
 * Throws execa's error, which contains the build's output.
 */
export async function buildImages(
  root: string,
  say: (line: string) => void,
  images: readonly Image[],
  options: BuildOptions = {},
): Promise<void> {
  const base = await nodeImage(say);
  for (const image of images) await buildImage(root, base, image, say, options);
}

async function buildImage(
  root: string,
  base: string,
  { target, tag, inputs }: Image,
  say: (line: string) => void,
  { fresh = false }: BuildOptions,
): Promise<void> {
  const hash = await hashInputs(root, base, inputs);
  if (!fresh && (await builtFrom(tag)) === hash) {
    say(`${tag} is up to date`);
    return;
  }
  say(`building ${tag} on ${base}`);
  const started = performance.now();
  const before = await idOf(tag);
  const bundle = caBundle();
  const { source, version, revision } = await provenance(root);
  const args = { NODE_IMAGE: base, SOURCE: source, VERSION: version, REVISION: revision };
  await execa(
    "docker",
    [
      ...buildWords(target),
      ...(fresh ? ["--no-cache"] : []),
      "--progress=plain",
      ...["--file", "Dockerfile.production", "--target", target, "--tag", tag],
      ...Object.entries(args).flatMap(([name, value]) => ["--build-arg", `${name}=${value}`]),
      ...["--label", `${INPUTS_LABEL}=${hash}`],
      ...(bundle === undefined ? [] : ["--secret", `id=ca_bundle,src=${bundle}`]),
      ".",
    ],
    { cwd: root, env: { DOCKER_BUILDKIT: "1" }, all: true },
  );
  if (before !== (await idOf(tag))) await removeNameless(before);
  const size = await inspect(tag, "{{.Size}}");
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`built ${tag} (${(Number(size) / 1e6).toFixed(0)} MB) in ${seconds} s`);
}

/**
 * Removes the image that the tag named before, unless it has another tag or a container uses it.
 */
async function removeNameless(id: string): Promise<void> {
  if (id === "" || (await inspect(id, "{{len .RepoTags}}")) !== "0") return;
  await execa("docker", ["image", "rm", id], { reject: false });
}

const idOf = (tag: string) => inspect(tag, "{{.Id}}");

/** Empty for an image that the engine does not have. */
async function inspect(tag: string, format: string): Promise<string> {
  const { stdout } = await execa("docker", ["image", "inspect", "--format", format, tag], { reject: false });
  return stdout.trim();
}

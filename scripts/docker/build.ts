/** Builds the production image when its inputs changed. */

import { existsSync } from "node:fs";
import { execa } from "execa";
import { builtFrom, hashInputs, INPUTS_LABEL } from "./image-inputs.ts";
import { nodeImage } from "./node-image.ts";

/** The production image, as outsiders know it. */
const IMAGE = "fondation/complete:latest";

/** A bundle of certificates that this machine trusts beyond Node's own, where outgoing TLS is re-signed. */
function caBundle(): string | undefined {
  const path = process.env.FONDATION_CA_BUNDLE ?? process.env.NODE_EXTRA_CA_CERTS;
  return path !== undefined && path !== "" && existsSync(path) ? path : undefined;
}

/**
 * Builds {@link IMAGE} from the working tree at `root`, unless the engine's image was built from the same inputs.
 * Throws execa's error, which holds the build's output, when the build fails.
 */
export async function buildImage(root: string, say: (line: string) => void): Promise<void> {
  const base = await nodeImage(say);
  const inputs = await hashInputs(root, base);
  if ((await builtFrom(IMAGE)) === inputs) {
    say(`${IMAGE} is up to date`);
    return;
  }
  say(`building ${IMAGE} on ${base}`);
  const started = performance.now();
  const bundle = caBundle();
  await execa(
    "docker",
    [
      "build",
      "--progress=plain",
      ...["--file", "Dockerfile.production", "--target", "fondation", "--tag", IMAGE],
      ...["--build-arg", `NODE_IMAGE=${base}`, "--label", `${INPUTS_LABEL}=${inputs}`],
      ...(bundle === undefined ? [] : ["--secret", `id=ca_bundle,src=${bundle}`]),
      ".",
    ],
    { cwd: root, env: { DOCKER_BUILDKIT: "1" }, all: true },
  );
  const size = await execa("docker", ["image", "inspect", "--format", "{{.Size}}", IMAGE]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`built ${IMAGE} (${(Number(size.stdout) / 1e6).toFixed(0)} MB) in ${seconds} s`);
}

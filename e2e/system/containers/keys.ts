/** The secrets of a system, in a volume that its containers mount. */
import { GenericContainer, Wait } from "testcontainers";
import type { Secrets } from "../secrets.ts";
import { IMAGE, labels } from "./engine.ts";

/** Where the volume is mounted. */
export const KEYS = "/run/fondation/keys";

/** Fills the volume by a container that runs nothing: the image's Node, told to do so, with the files copied into it. */
export async function writeKeys(systemId: string, volume: string, secrets: Secrets): Promise<void> {
  const files = Object.entries(secrets).map(([name, content]) => ({
    content,
    target: `${KEYS}/${name}`,
    mode: 0o444,
  }));
  await new GenericContainer(IMAGE)
    .withEntrypoint(["node", "--eval", ""])
    .withCommand([])
    .withLabels(labels(systemId))
    .withNetworkMode("none")
    .withBindMounts([{ source: volume, target: KEYS }])
    .withCopyContentToContainer(files)
    .withWaitStrategy(Wait.forOneShotStartup())
    .start();
}

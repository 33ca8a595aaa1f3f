/** The secrets of a system, each in a volume of its own: a container mounts only those that it uses. */
import { dirname } from "node:path";
import { GenericContainer, Wait } from "testcontainers";
import type { Secrets } from "../contract/secrets.ts";
import { type Engine, IMAGE, labels } from "../engine/engine.ts";

const MOUNT_POINT = "/run/fondation";

/** The path of each secret in a container that mounts its volume. */
export const KEY_FILES: Readonly<Record<keyof Secrets, string>> = {
  "signing-key": `${MOUNT_POINT}/signing-key/signing-key`,
  "admin-key": `${MOUNT_POINT}/admin-key/admin-key`,
  "github-token": `${MOUNT_POINT}/github-token/github-token`,
  "claude-token": `${MOUNT_POINT}/claude-token/claude-token`,
  "anthropic-key": `${MOUNT_POINT}/anthropic-key/anthropic-key`,
  "browser-endpoint": `${MOUNT_POINT}/browser-endpoint/browser-endpoint`,
};

/** Volume names by mount point. */
export type KeyVolumes = Readonly<Record<string, string>>;

/**
 * Creates the volumes and fills them. The files are copied into a container that runs an empty Node
 * program.
 */
export async function writeKeys(
  engine: Engine,
  systemId: string,
  secrets: Partial<Secrets>,
): Promise<KeyVolumes> {
  const names = Object.keys(secrets) as (keyof Secrets)[];
  const volumes = Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [dirname(KEY_FILES[name]), await engine.createVolume(systemId, name)]),
    ),
  );
  const files = Object.entries(secrets).map(([name, content]) => ({
    content,
    target: KEY_FILES[name as keyof Secrets],
    mode: 0o444,
  }));
  await new GenericContainer(IMAGE)
    .withEntrypoint(["node", "--eval", ""])
    .withCommand([])
    .withLabels(labels(systemId))
    .withNetworkMode("none")
    .withBindMounts(mountsOf(volumes))
    .withCopyContentToContainer(files)
    .withWaitStrategy(Wait.forOneShotStartup())
    .start();
  return volumes;
}

/** The volumes that hold these secrets. */
export function volumesOf(volumes: KeyVolumes, names: readonly (keyof Secrets)[]): KeyVolumes {
  const wanted = Object.entries(volumes).filter(([directory]) =>
    names.some((name) => KEY_FILES[name].startsWith(`${directory}/`)),
  );
  return Object.fromEntries(wanted);
}

/** In the format of Testcontainers. */
export function mountsOf(volumes: KeyVolumes): { source: string; target: string }[] {
  return Object.entries(volumes).map(([target, source]) => ({ source, target }));
}

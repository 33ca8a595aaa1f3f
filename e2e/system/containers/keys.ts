/**
 * The secrets of a system in volumes for its containers. The browser has a separate volume and no
 * other secret.
 */
import { GenericContainer, Wait } from "testcontainers";
import type { Secrets } from "../contract/secrets.ts";
import { type Engine, IMAGE, labels } from "../engine/engine.ts";

const SERVICES = "/run/fondation/keys";
const BROWSER = "/run/fondation/browser";

/** The path of each secret in a container that mounts its volume. */
export const KEY_FILES: Readonly<Record<keyof Secrets, string>> = {
  "signing-key": `${SERVICES}/signing-key`,
  "admin-key": `${SERVICES}/admin-key`,
  "github-token": `${SERVICES}/github-token`,
  "claude-token": `${SERVICES}/claude-token`,
  "anthropic-key": `${SERVICES}/anthropic-key`,
  "browser-endpoint": `${BROWSER}/browser-endpoint`,
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
  const volumes = {
    [SERVICES]: await engine.createVolume(systemId, "keys"),
    [BROWSER]: await engine.createVolume(systemId, "browser-keys"),
  };
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

/** The secrets of a system, in volumes that its containers mount: the browser has one of its own, and sees no other secret. */
import { GenericContainer, Wait } from "testcontainers";
import type { Secrets } from "../contract/secrets.ts";
import { type Engine, IMAGE, labels } from "../engine/engine.ts";

const SERVICES = "/run/fondation/keys";
const BROWSER = "/run/fondation/browser";

/** Where each secret is, inside a container that mounts its volume. */
export const KEY_FILES: Readonly<Record<keyof Secrets, string>> = {
  "signing-key": `${SERVICES}/signing-key`,
  "admin-key": `${SERVICES}/admin-key`,
  "github-token": `${SERVICES}/github-token`,
  "claude-token": `${SERVICES}/claude-token`,
  "anthropic-key": `${SERVICES}/anthropic-key`,
  "browser-endpoint": `${BROWSER}/browser-endpoint`,
};

/** Volume names by the directory they are mounted at. */
export type KeyVolumes = Readonly<Record<string, string>>;

/** Makes the volumes and fills them by a container that runs nothing: the image's Node, told to do so, with the files copied into it. */
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

/** For Testcontainers. */
export function mountsOf(volumes: KeyVolumes): { source: string; target: string }[] {
  return Object.entries(volumes).map(([target, source]) => ({ source, target }));
}

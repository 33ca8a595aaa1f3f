/** A compose file that adds the labels of the run to a whole stack. */
import { labels } from "../engine/engine.ts";

export const SERVICES = ["keys", "backend", "browser", "web", "fondation-worker"] as const;
const NETWORKS = ["fondation-network", "published-network", "backend-network", "browser-network"] as const;
const VOLUMES = [
  "access-keys",
  "admin-keys",
  "backend",
  "browser-keys",
  "keys",
  "output",
  "workspace",
] as const;

/**
 * Labels the containers, volumes and networks of system `id`. With `builds`, also the images that
 * compose builds.
 */
export function labelOverride(id: string, { builds }: { readonly builds: boolean }): string {
  const own = { labels: labels(id) };
  const each = (names: readonly string[], with_: object) =>
    Object.fromEntries(names.map((name) => [name, with_]));
  return JSON.stringify({
    services: each(SERVICES, builds ? { ...own, build: own } : own),
    volumes: each(VOLUMES, own),
    networks: each(NETWORKS, own),
  });
}

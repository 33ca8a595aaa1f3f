/** What compose is told beside the files of the project, so that all of a stack of the suite carries the labels of its run. */
import { labels } from "../engine/engine.ts";

/** Of the compose file. */
export const SERVICES = ["keys", "backend", "browser", "web", "fondation-worker"] as const;
const VOLUMES = ["backend", "browser-keys", "keys", "output", "workspace"] as const;

/** A compose file that labels the containers, volumes and network of system `id` and, where compose `builds` them, its images. */
export function labelOverride(id: string, { builds }: { readonly builds: boolean }): string {
  const own = { labels: labels(id) };
  const each = (names: readonly string[], with_: object) =>
    Object.fromEntries(names.map((name) => [name, with_]));
  return JSON.stringify({
    services: each(SERVICES, builds ? { ...own, build: own } : own),
    volumes: each(VOLUMES, own),
    networks: { "fondation-network": own },
  });
}

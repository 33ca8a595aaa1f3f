/**
 * The container in which this runner runs, such as the devcontainer. It cannot reach the engine's
 * 127.0.0.1.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { hostname } from "node:os";

let known: { readonly id: string | undefined } | undefined;

/** Its id; undefined on the engine's own machine, whose host name is not the id of a container. */
export function runnerContainer(): string | undefined {
  known ??= { id: existsSync("/.dockerenv") ? askEngine() : undefined };
  return known.id;
}

function askEngine(): string | undefined {
  try {
    const id = execFileSync("docker", ["inspect", "--type", "container", "--format", "{{.Id}}", hostname()], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 10_000,
    }).trim();
    // A container may have this machine's host name by chance.
    return id.startsWith(hostname()) ? id : undefined;
  } catch {
    return undefined;
  }
}

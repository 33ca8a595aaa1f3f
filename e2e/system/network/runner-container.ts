/**
 * The container that this runner runs in, such as the devcontainer: it cannot reach the engine's
 * 127.0.0.1.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { hostname } from "node:os";

let known: { readonly id: string | undefined } | undefined;

/**
 * Its id; undefined on the engine's own machine, where no container has this host name as its id.
 */
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
    // A container may have this machine's name by chance.
    return id.startsWith(hostname()) ? id : undefined;
  } catch {
    return undefined;
  }
}

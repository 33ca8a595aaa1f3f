/** The container that this runner itself runs in, as in the devcontainer: the engine's 127.0.0.1 cannot be reached from there. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { hostname } from "node:os";

let known: { readonly id: string | undefined } | undefined;

/** Its id; undefined on the engine's own machine, where the engine knows no container with this machine's name as its id. */
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
    // A container may also just be named like this machine.
    return id.startsWith(hostname()) ? id : undefined;
  } catch {
    return undefined;
  }
}

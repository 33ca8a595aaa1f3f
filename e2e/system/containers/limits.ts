/** What a container of each kind may use: as docker-compose.yml says, which a spec compares with this. */

/** Memory in bytes, and how many processes and threads. */
export interface Limits {
  readonly memory: number;
  readonly pids: number;
}

const MEBIBYTE = 1024 ** 2;

/** By the service in compose. */
export const LIMITS = {
  backend: { memory: 1024 * MEBIBYTE, pids: 256 },
  web: { memory: 512 * MEBIBYTE, pids: 256 },
  "fondation-worker": { memory: 3072 * MEBIBYTE, pids: 512 },
  browser: { memory: 2048 * MEBIBYTE, pids: 512 },
} as const satisfies Record<string, Limits>;

/** Those of `fondation <command>`; the image does the work of a worker when it is told nothing else. */
export function limitsOf(command = "worker"): Limits {
  if (command === "backend" || command === "web") return LIMITS[command];
  return LIMITS["fondation-worker"];
}

/** The limits of each kind of container, as in docker-compose.yml. A spec compares both. */

/** Memory in bytes, and the number of processes and threads. */
export interface Limits {
  readonly memory: number;
  readonly pids: number;
}

const MEBIBYTE = 1024 ** 2;

/** By compose service. */
export const LIMITS = {
  backend: { memory: 1024 * MEBIBYTE, pids: 256 },
  web: { memory: 512 * MEBIBYTE, pids: 256 },
  "fondation-worker": { memory: 3072 * MEBIBYTE, pids: 512 },
  browser: { memory: 2048 * MEBIBYTE, pids: 512 },
} as const satisfies Record<string, Limits>;

/** The limits of `fondation <command>`; the image runs a worker by default. */
export function limitsOf(command = "worker"): Limits {
  if (command === "backend" || command === "web") return LIMITS[command];
  return LIMITS["fondation-worker"];
}

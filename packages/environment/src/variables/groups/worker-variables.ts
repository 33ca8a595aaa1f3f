import { integer, path, port } from "../kinds.ts";
import type { Variable } from "../variable.ts";

const MINUTE = 60_000;

export const WORKER = {
  FONDATION_HEARTBEAT_MS: {
    group: "Worker",
    schema: integer(100, 5 * MINUTE),
    default: "3000",
    what: "How often a worker renews its lease, in milliseconds.",
    where: "At most a third of FONDATION_LEASE_MS.",
    readers: ["worker"],
  },
  FONDATION_CONCURRENCY: {
    group: "Worker",
    schema: integer(1, 64),
    default: "2",
    what: "How many repositories one worker analyzes at once.",
    where: "About one per processor core.",
    readers: ["worker", "cli"],
  },
  FONDATION_JOB_TIMEOUT_MS: {
    group: "Worker",
    schema: integer(1_000, 24 * 60 * MINUTE),
    default: "10800000",
    what: "Longest time for one attempt at a job, in milliseconds; the clock starts again with every attempt.",
    where: "Raise it for very large repositories and slow models; above FONDATION_MODEL_STEP_MS.",
    readers: ["worker", "cli"],
  },
  FONDATION_WORKSPACE: {
    group: "Worker",
    schema: path(),
    guarded: true,
    what: "Directory for checkouts; unset, a directory of the worker's own under the system's temporary one.",
    where: "A disk with room for FONDATION_CONCURRENCY repositories.",
    readers: ["worker", "cli"],
  },
  FONDATION_OUTPUT: {
    group: "Worker",
    schema: path(),
    guarded: true,
    what: "Directory into which every published course is also written as files; unset, no files are written.",
    where: "Any directory.",
    readers: ["worker"],
  },
  FONDATION_MAX_REPOSITORY_BYTES: {
    group: "Worker",
    schema: integer(1_000, 1_000_000_000_000),
    default: "524288000",
    what: "Largest checkout that is analyzed, in bytes.",
    where: "What the worker's disk can hold.",
    readers: ["worker", "cli"],
  },
  FONDATION_MAX_REPOSITORY_FILES: {
    group: "Worker",
    schema: integer(1, 10_000_000),
    default: "50000",
    what: "Largest number of files in a checkout that is analyzed.",
    where: "Raise it for very large repositories.",
    readers: ["worker", "cli"],
  },
  FONDATION_HEALTH_PORT: {
    group: "Worker",
    schema: port(),
    what: "Port of the worker's `/livez`, `/readyz` and `/metrics`; unset, they are off.",
    where: "8080 in the container image.",
    readers: ["worker"],
    example: "8080",
  },
} as const satisfies Record<string, Variable>;

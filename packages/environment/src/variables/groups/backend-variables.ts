import { host, integer, port } from "../kinds.ts";
import type { Variable } from "../variable.ts";

const MINUTE = 60_000;

export const BACKEND = {
  FONDATION_BACKEND_HOST: {
    group: "Backend",
    schema: host(),
    default: "127.0.0.1",
    guarded: true,
    what: "Interface the embedded backend listens on.",
    where: "`0.0.0.0` in a container; otherwise leave it.",
    readers: ["backend", "cli"],
  },
  FONDATION_BACKEND_PORT: {
    group: "Backend",
    schema: port(),
    default: "3210",
    what: "Port of the embedded backend; 0 takes a free one.",
    where: "Any free port. A busy default gives the next free one, a busy explicit one is an error.",
    readers: ["backend", "cli"],
  },
  FONDATION_LEASE_MS: {
    group: "Backend",
    schema: integer(1_000, 10 * MINUTE),
    default: "10000",
    what: "How long a worker owns a job without a heartbeat, in milliseconds.",
    where:
      "A shorter lease lets another worker take over a lost worker's job sooner; keep it at least three heartbeats.",
    readers: ["backend", "functions"],
  },
} as const satisfies Record<string, Variable>;

/** The ways to lose the worker of a job. */
import { GATED_LEASE } from "../../system/services/gated.ts";
import type { Fault, Faults } from "../faults.ts";

export interface Loss {
  readonly name: string;
  /** What the target must offer. */
  readonly tag: readonly string[];
  lose(faults: Faults, worker: string): Promise<Fault>;
  /** The attempt of the completed job: only handing the job back costs no attempt. */
  readonly attempt: number;
  /** The most milliseconds from the loss until another worker has the job. */
  readonly takeover: number;
  /** The worker lives on and comes back when the job is complete. */
  readonly returns: boolean;
}

/** Milliseconds that a stopping worker gives its jobs. It then hands them back, or the lease ends. */
const DRAIN = 5_000;

/** Milliseconds from the end of a lease until another worker has the job. */
const TICK = 1_000;

const lost = { tag: [], attempt: 2, takeover: GATED_LEASE + TICK } as const;

export const LOSSES: readonly Loss[] = [
  {
    name: "SIGTERM",
    tag: [],
    lose: (faults, worker) => faults.kill(worker, "SIGTERM"),
    attempt: 1,
    takeover: DRAIN + GATED_LEASE + TICK,
    returns: false,
  },
  { name: "SIGKILL", lose: (faults, worker) => faults.kill(worker, "SIGKILL"), ...lost, returns: false },
  { name: "pause", lose: (faults, worker) => faults.pause(worker), ...lost, returns: true },
  {
    name: "cut",
    lose: (faults, worker) => faults.disconnect(worker),
    ...lost,
    tag: ["@containers"],
    returns: true,
  },
];

/** Starts the system of the chosen target. */
import path from "node:path";
import { attach } from "./attached.ts";
import { startContainers } from "./containers/container-system.ts";
import { createDeadline, type Deadline } from "./waiting/deadline.ts";
import { startProcesses } from "./processes/process-system.ts";
import type { SystemSettings } from "./services/gated.ts";
import { Stages } from "./lifecycle/stages.ts";
import type { System } from "./contract/system.ts";
import type { TargetName } from "../../scripts/e2e/target.ts";

/** Milliseconds for a whole start. */
const DEADLINES = { processes: 60_000, containers: 180_000, attached: 20_000 } as const;

type Source = (deadline: Deadline, stages: Stages, settings: SystemSettings) => Promise<System>;

const SOURCES: Record<TargetName, Source> = {
  processes: startProcesses,
  containers: startContainers,
  attached: attach,
};

export interface StartOptions extends SystemSettings {
  readonly target: TargetName;
  /** Directory of the record `system-<target>-<id>.json`. */
  readonly records: string;
  /** Distinguishes the records of one run. */
  readonly id: string;
  readonly say: (line: string) => void;
  /** Aborts the start, and removes everything that has been started. */
  readonly signal: AbortSignal;
}

/**
 * The time limit of a start in milliseconds. `FONDATION_E2E_START_SECONDS` overrides it for slow
 * machines.
 */
function deadlineOf(target: TargetName): number {
  const seconds = Number(process.env.FONDATION_E2E_START_SECONDS);
  return seconds > 0 ? seconds * 1_000 : DEADLINES[target];
}

/** Starts the system within its deadline. Prints one line and writes one record. */
export async function startSystem({
  target,
  records,
  id,
  say,
  signal,
  ...settings
}: StartOptions): Promise<System> {
  const stages = new Stages();
  const deadline = createDeadline(deadlineOf(target), signal);
  try {
    const system = await SOURCES[target](deadline, stages, settings);
    say(stages.line(target));
    const services = system.services.map(({ name }) => name);
    await stages.write(path.join(records, `system-${target}-${id}.json`), {
      target,
      url: system.url,
      services,
    });
    return system;
  } finally {
    deadline.clear();
  }
}

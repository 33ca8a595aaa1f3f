/** Which kinds of system the suite runs on. */
import { execFileSync } from "node:child_process";

/** The sources of systems. */
const TARGETS = ["processes", "containers", "attached"] as const;

/** One of them. */
export type TargetName = (typeof TARGETS)[number];

/** What was chosen, and a line that must be said loudly when it is not what one would expect. */
export interface TargetChoice {
  readonly targets: readonly TargetName[];
  readonly warning?: string;
}

/**
 * Chooses the targets of a run.
 *
 * @param asked `processes`, `containers`, `attached`, `all` (processes and containers), or nothing:
 * `containers` when an engine answers, else `processes`.
 * @throws Error for any other word.
 */
export function chooseTargets(asked: string | undefined, engineAnswers: () => boolean): TargetChoice {
  if (asked === undefined || asked === "") {
    if (engineAnswers()) return { targets: ["containers"] };
    return {
      targets: ["processes"],
      warning:
        "WARNING: no container engine answers (`docker version`), so the suite runs on PROCESSES, not on the production images.",
    };
  }
  if (asked === "all") return { targets: ["processes", "containers"] };
  const named = TARGETS.find((target) => target === asked);
  if (named === undefined) {
    throw new Error(`--target ${asked}: there are ${TARGETS.join(", ")} and all.`);
  }
  return { targets: [named] };
}

/**
 * Whether an engine answers; a client without a daemon is common, so its existence says nothing.
 */
export function engineAnswers(): boolean {
  try {
    execFileSync("docker", ["version", "--format", "{{.Server.Version}}"], {
      stdio: "ignore",
      timeout: 10_000,
    });
    return true;
  } catch {
    return false;
  }
}

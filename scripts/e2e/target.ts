/** The kinds of systems on which the suite runs. */
import { execFileSync } from "node:child_process";

const TARGETS = ["processes", "containers", "attached"] as const;

export type TargetName = (typeof TARGETS)[number];

/** The chosen targets. `warning`: set when the choice may be unexpected. */
export interface TargetChoice {
  readonly targets: readonly TargetName[];
  readonly warning?: string;
}

/**
 * Chooses the targets of a run.
 *
 * @param asked `processes`, `containers`, `attached` or `all` (processes and containers).
 * Undefined: `containers` when an engine answers, otherwise `processes`.
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

/** Asks the engine itself, because a client without a daemon is common. */
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

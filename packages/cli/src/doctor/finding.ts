/** What a check of `doctor` finds. Ids are stable: scripts rely on them. */
import type { Environment } from "@fondation/environment";
import type { DataDirectory } from "../data/directory.ts";

/** `warning`: something will not work as well as it could; `error`: something will not work. */
type Status = "ok" | "warning" | "error" | "skipped";

/** The outcome of one check. */
export interface Finding {
  /** Part and property, e.g. `node.version`. */
  readonly id: string;
  readonly status: Status;
  /** What was found, in one sentence. */
  readonly message: string;
  /** What to do; on every warning and error. */
  readonly fix?: string;
}

/** What the checks look at. They change nothing. */
export interface Patient {
  readonly data: DataDirectory;
  /** Undefined when the settings themselves are wrong: that is a finding of its own, and checks that need them are skipped. */
  readonly settings: Environment | undefined;
}

/** One question. A check that throws is a finding, too. */
export interface Check {
  readonly id: string;
  run(patient: Patient): Promise<Omit<Finding, "id">> | Omit<Finding, "id">;
}

/** Nothing to mend. */
export const ok = (message: string) => ({ status: "ok" as const, message });
/** Not looked at, and why. */
export const skipped = (message: string) => ({ status: "skipped" as const, message });
/** Works, but. */
export const warning = (message: string, fix: string) => ({ status: "warning" as const, message, fix });
/** Does not work. */
export const error = (message: string, fix: string) => ({ status: "error" as const, message, fix });

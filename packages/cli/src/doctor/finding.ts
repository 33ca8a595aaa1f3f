/** The findings of `doctor`. Ids are stable: scripts rely on them. */
import type { Environment } from "@fondation/environment";
import type { DataDirectory } from "../data/directory.ts";

/** `warning`: something will not work as well as it could; `error`: something will not work. */
type Status = "ok" | "warning" | "error" | "skipped";

/** The outcome of one check. */
export interface Finding {
  /** Part and property, for example `node.version`. */
  readonly id: string;
  readonly status: Status;
  /** What was found, in one sentence. */
  readonly message: string;
  /** What to do; on every warning and error. */
  readonly fix?: string;
}

/** Input of the checks. */
export interface Patient {
  readonly data: DataDirectory;
  /**
   * Undefined when the settings are invalid: that is a finding of its own, and other checks skip.
   */
  readonly settings: Environment | undefined;
}

/** A check that throws is a finding too. */
export interface Check {
  readonly id: string;
  run(patient: Patient): Promise<Omit<Finding, "id">> | Omit<Finding, "id">;
}

export const ok = (message: string) => ({ status: "ok" as const, message });
export const skipped = (message: string) => ({ status: "skipped" as const, message });
export const warning = (message: string, fix: string) => ({ status: "warning" as const, message, fix });
export const error = (message: string, fix: string) => ({ status: "error" as const, message, fix });

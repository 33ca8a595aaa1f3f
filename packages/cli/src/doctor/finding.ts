/** The findings of `doctor`. The ids are stable, because scripts rely on them. */
import type { Environment } from "@fondation/environment";
import type { DataDirectory } from "../data/directory.ts";

/** `warning`: something will work less well than it could. `error`: something will not work. */
type Status = "ok" | "warning" | "error" | "skipped";

export interface Finding {
  /** Part and property, e.g. `node.version`. */
  readonly id: string;
  readonly status: Status;
  /** What was found, in one sentence. */
  readonly message: string;
  /** What to do. Every warning and error has one. */
  readonly fix?: string;
}

export interface Patient {
  /** Throws DATA_NOT_YOURS for a directory that may have come with a repository. */
  readonly data: DataDirectory;
  /** Undefined for invalid settings. One check reports them; the others skip. */
  readonly settings: Environment | undefined;
}

/** A check that throws becomes a finding. */
export interface Check {
  readonly id: string;
  run(patient: Patient): Promise<Omit<Finding, "id">> | Omit<Finding, "id">;
}

export const ok = (message: string) => ({ status: "ok" as const, message });
export const skipped = (message: string) => ({ status: "skipped" as const, message });
export const warning = (message: string, fix: string) => ({ status: "warning" as const, message, fix });
export const error = (message: string, fix: string) => ({ status: "error" as const, message, fix });

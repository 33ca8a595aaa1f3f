/** The description of a variable, and the type of its value. */
import type { z } from "zod";
import type { Secret } from "../secrets/secret.ts";

export type Reader = "cli" | "web" | "backend" | "worker" | "functions" | "harness" | "compose";

/** The headings under which `.env.example` and `docs/environment.md` list the variables. */
export type Group =
  | "Places"
  | "Access"
  | "Web"
  | "Backend"
  | "Worker"
  | "Course"
  | "Git hosts"
  | "Model"
  | "Browser"
  | "Log"
  | "Containers"
  | "End-to-end tests";

export interface Variable {
  readonly group: Group;
  readonly schema: z.ZodType<unknown, string>;
  /** As written in a file. */
  readonly default?: string;
  /** Read as a {@link Secret}, and also from the file that `<NAME>_FILE` names. */
  readonly secret?: true;
  /**
   * Chooses a program, an address, a key, an asset or a place to write. Read from the command line,
   * the environment and `.env.local` only: other env files may be foreign, and Git cannot always
   * tell, for example in an unpacked archive.
   */
  readonly guarded?: true;
  readonly what: string;
  /** Where to get a value. */
  readonly where: string;
  readonly readers: readonly Reader[];
  readonly example?: string;
}

/** A {@link Secret}, or the output of the row's schema. Undefined without a value and a default. */
export type ValueOf<Row extends Variable> = Row extends { secret: true }
  ? Secret | undefined
  : Row extends { default: string }
    ? z.output<Row["schema"]>
    : z.output<Row["schema"]> | undefined;

/** What the table says about a variable, and the type its value has. */
import type { z } from "zod";
import type { Secret } from "./secret.ts";

/** The parts of the product that read variables. */
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

/** One row of the table. */
export interface Variable {
  readonly group: Group;
  readonly schema: z.ZodType<unknown, string>;
  /** As text, the way it would be written in a file. */
  readonly default?: string;
  /** Read as a {@link Secret}, and also from the file that `<NAME>_FILE` names. */
  readonly secret?: true;
  /** It decides where tokens go, which programs run or which keys count: taken from no env file that may be somebody else's. */
  readonly guarded?: true;
  readonly what: string;
  /** Where a person gets a value. */
  readonly where: string;
  readonly readers: readonly Reader[];
  readonly example?: string;
}

/** The value a row gives: a secret, or what its schema makes of the text; undefined when unset and without default. */
export type ValueOf<Row extends Variable> = Row extends { secret: true }
  ? Secret | undefined
  : Row extends { default: string }
    ? z.output<Row["schema"]>
    : z.output<Row["schema"]> | undefined;

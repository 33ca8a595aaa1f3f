import type { Lines } from "./lines.ts";

/** A place where code says that something outside the program calls it. */
export interface EntryMark extends Lines {
  readonly kind: "main" | "command" | "route" | "handler" | "worker";
  /** A path, an event, the name of a command or of a function. */
  readonly label: string;
  /** The lines are those of the function that is called. */
  readonly isDefinition: boolean;
}

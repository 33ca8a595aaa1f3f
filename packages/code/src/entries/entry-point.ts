import type { CodeSymbol, Place } from "../syntax/parsed-code.ts";

/** Where code outside the product begins to run it. */
export interface EntryPoint {
  readonly kind: "api" | "main" | "command" | "route" | "handler" | "worker";
  /** The name of a declaration, a path, an event or the name of a command. */
  readonly label: string;
  readonly place: Place;
  /** The declaration that is called; absent where a call registers it. */
  readonly symbol?: CodeSymbol;
}

/** What a log tells about a mutation that has ended: never the values of its arguments. */
import type { JSONValue } from "convex/values";
import { shapeOf } from "../log/shape.ts";
import type { CallError, MutationRun } from "./call.ts";

export interface MutationNote {
  readonly path: string;
  /** The arguments without their values. */
  readonly args: string;
  readonly milliseconds: number;
  /** Undefined when it was committed; else the `code` of its error, or `error`. */
  readonly refused?: string;
}

export type MutationListener = (note: MutationNote) => void;

export function noteOf(
  { path, args }: { readonly path: string; readonly args: JSONValue },
  { result }: MutationRun,
  elapsedMs: number,
): MutationNote {
  const milliseconds = Math.round(elapsedMs * 10) / 10;
  const refused = "error" in result ? { refused: codeOf(result.error) } : {};
  return { path, args: shapeOf(args), milliseconds, ...refused };
}

/** The code of a ConvexError with one. */
function codeOf({ data }: CallError): string {
  const hasCode = typeof data === "object" && data !== null && "code" in data;
  return hasCode && typeof data.code === "string" ? data.code.slice(0, 60) : "error";
}

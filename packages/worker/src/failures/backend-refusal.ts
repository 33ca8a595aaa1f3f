import type { Refusal } from "@fondation/backend";
import { ConvexError } from "convex/values";

export function refusalIn(error: unknown): Refusal | undefined {
  if (!(error instanceof ConvexError)) return undefined;
  const data: unknown = error.data;
  const isRefusal = typeof data === "object" && data !== null && "code" in data && "facts" in data;
  return isRefusal ? (data as Refusal) : undefined;
}

/** A refusal in one line of English, for a log. */
export function refusalText({ code, reason, facts: { detail } }: Refusal): string {
  return typeof detail === "string" ? `${code}: ${detail}` : `${code} (${reason ?? "no reason"})`;
}

/** How the backend's refusals look on this side. */
import { ConvexError } from "convex/values";

/** What every refusal of the backend carries. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

/** The refusal an error carries, undefined when it is none. */
export function refusalIn(error: unknown): Refusal | undefined {
  if (!(error instanceof ConvexError)) return undefined;
  const data: unknown = error.data;
  const isRefusal =
    typeof data === "object" && data !== null && "code" in data && "message" in data && "advice" in data;
  return isRefusal ? (data as Refusal) : undefined;
}

/** The optional parts of a course: its diagrams and its PDF. */
import { refusalIn, refusalText } from "../failures/backend-refusal.ts";
import type { Journal } from "../reports/journal.ts";

/** The line for each thing that was not stored. */
type WithoutIt = "booklet.not-stored" | "diagrams.not-stored";

interface Means {
  readonly journal: Pick<Journal, "write">;
  readonly signal: AbortSignal;
}

/**
 * Stores an optional part; returns whether it was stored. Any refusal or fault of the backend is
 * one warning, `without`.
 * @throws an error that says that the job is no longer this worker's, or has ended.
 */
export async function storeOptional(
  store: () => Promise<void>,
  without: WithoutIt,
  { journal, signal }: Means,
): Promise<boolean> {
  try {
    await store();
    return true;
  } catch (error) {
    const refusal = refusalIn(error);
    if (signal.aborted || refusal?.code === "LEASE_LOST") throw error;
    const detail = error instanceof Error ? error.message : String(error);
    journal.write("warn", without, {}, refusal === undefined ? detail : refusalText(refusal));
    return false;
  }
}

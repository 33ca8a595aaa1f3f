/** What a course can be without: its pictures and its PDF. */
import { refusalIn, refusalText } from "../failures/backend-refusal.ts";
import type { Journal } from "../reports/journal.ts";

/** The line for each thing that was not stored. */
type WithoutIt = "booklet.not-stored" | "diagrams.not-stored";

/** Whom to tell, and whether the job is still wanted. */
interface Means {
  readonly journal: Pick<Journal, "write">;
  readonly signal: AbortSignal;
}

/**
 * Stores something that the course can be without; whether it was stored. Whatever the backend has against it (a limit, a fault of its
 * own, a deployment that does not know the function yet) is one warning, `without`.
 * @throws what says that the job is no longer this worker's, or has been ended.
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

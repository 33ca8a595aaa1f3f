import { refusalIn, refusalText } from "../failures/backend-refusal.ts";
import type { Journal } from "../reports/journal.ts";

/** The warning for each optional part. */
type WithoutIt = "booklet.not-stored" | "diagrams.not-stored";

const OWNED_NO_MORE = new Set(["LEASE_LOST", "RENDERING_LOST"]);

interface Means {
  readonly journal: Pick<Journal, "write">;
  readonly signal: AbortSignal;
}

/**
 * Stores an optional part. Returns whether it was stored. A refusal or an error of the backend
 * causes one warning, `without`.
 * @throws an error that says that the worker no longer owns the job or the course, or that the job has
 * ended.
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
    if (signal.aborted || OWNED_NO_MORE.has(refusal?.code ?? "")) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    journal.write("warn", without, {}, refusal === undefined ? detail : refusalText(refusal));
    return false;
  }
}

/** Why a delayed job waits, and until when. */

import type { JobView } from "@fondation/backend";
import { frenchSpaces } from "@fondation/course/french";
import { formatMoment } from "../typography/format.ts";

/** A job that may wait for its next attempt. */
type Delayed = Pick<JobView, "status" | "retryAt" | "error">;

/** « Limite atteinte : reprise à 14 h 05 », or `undefined` for a job without a delay. */
export function describeDelay({ status, retryAt, error }: Delayed, now: number): string | undefined {
  if (status !== "delayed" || retryAt === null) return undefined;
  const moment = formatMoment(retryAt, now);
  return frenchSpaces(
    error?.code === "ENGINE_RATE_LIMIT"
      ? `Limite atteinte : reprise ${moment}`
      : `Nouvelle tentative ${moment}`,
  );
}

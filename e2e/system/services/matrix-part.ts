/** Which cells of the crash matrix a run has: the value of `FONDATION_E2E_MATRIX`. */

/** The word for all cells. */
export const ALL = "all";

const DAY = 86_400_000;

/** The part of a day: runs on eleven consecutive days have every cell. */
export function partOf(time: number): string {
  return String(Math.floor(time / DAY));
}

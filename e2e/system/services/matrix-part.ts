/** Which cells of the crash matrix a run has: the value of `FONDATION_E2E_MATRIX`. */

/** The word for all cells. */
export const ALL = "all";

/** The part of every run of the suite: the same one each time, so that a failure is no surprise of a date. */
export const USUAL_PART = "8";

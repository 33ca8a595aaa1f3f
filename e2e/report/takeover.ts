/** The annotation of a cell of the crash matrix: milliseconds until another worker had the job. */
export const TAKEOVER = "takeover";

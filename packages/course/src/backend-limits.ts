/**
 * Limits of one call to the backend. The backend refuses larger calls; workers and the web server
 * split what they send by the same numbers. Convex limits a document of the database to 1 MiB, an
 * array to 8,192 elements, and what a transaction reads or writes to 16 MiB
 * (https://docs.convex.dev/production/state/limits).
 */

/** Bytes of UTF-8 or of a PDF in one stored row: 1 MiB less what the row's other fields take. */
export const MAX_STORED_BYTES = 900_000;

/** The target size of one call with many small items; a single larger item still goes alone. */
export const MAX_BATCH_BYTES = 1_000_000;

export const MAX_SOURCES_PER_CALL = 50;

/** Distinct citations of one course: the backend reads them as one array. */
export const MAX_SOURCES_PER_COURSE = 8_000;

/** Lines of a cited text that are kept for the pages. */
export const MAX_SHOWN_LINES = 200;

/** UTF-16 units of a cited text that are kept, so that a full call fits into a transaction. */
export const MAX_SHOWN_UNITS = 60_000;

/** Drawn diagrams in one call. Light and dark drawing together have {@link MAX_STORED_BYTES}. */
export const MAX_DIAGRAMS_PER_CALL = 20;

/** One transaction reads all parts of a PDF to hash the whole. */
export const MAX_BOOKLET_PARTS = 16;

export const MAX_LOG_LINES_PER_CALL = 100;

export const MAX_LOG_LINES_PER_JOB = 2_000;

/** UTF-16 units of one fact of a log line; the rest is cut off. */
export const MAX_LOG_FACT_UNITS = 2_000;

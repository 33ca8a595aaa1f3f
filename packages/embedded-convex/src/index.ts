/** A Convex-compatible backend in one process, on SQLite, for a first run, development and CI. */
export { EmbeddedConvexError, type EmbeddedConvexErrorCode } from "./convex-errors.ts";
export { exportSnapshot, importSnapshot, type Snapshot } from "./database/snapshot.ts";
export { bundleFunctions } from "./functions/bundle-functions.ts";
export { type EmbeddedConvex, type EmbeddedConvexOptions, startEmbeddedConvex } from "./start.ts";

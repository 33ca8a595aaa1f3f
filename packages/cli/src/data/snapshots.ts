/** `fondation backend export` and `import`: the database of the embedded backend as one file. */
import { exportSnapshot, importSnapshot, type Snapshot } from "@fondation/embedded-convex";
import { readEnvironment } from "@fondation/environment";
import { startProgress } from "../terminal/progress.ts";
import { note, print, printJson } from "../terminal/result.ts";
import { type DataDirectory, dataDirectory, prepareDirectory } from "./directory.ts";
import { lockDirectory } from "./lock.ts";

export interface SnapshotOptions {
  readonly data?: string;
  readonly json?: true;
}

export interface ImportOptions extends SnapshotOptions {
  readonly replace?: true;
}

/**
 * Throws what {@link exportSnapshot} throws. The keys are not part of the snapshot: a reader of
 * the file can read the courses, but cannot sign tokens.
 */
export async function exportDatabase(file: string, options: SnapshotOptions): Promise<void> {
  const data = dataOf(options);
  const progress = startProgress("copying and checking the database");
  try {
    report(await exportSnapshot(data.database, file), options);
  } finally {
    progress.clear();
  }
  if (!options.json) note(`  The keys in ${data.keys} are not part of it.`);
}

/** Throws DATA_IN_USE while a backend runs on the directory, and what {@link importSnapshot} throws. */
export function importDatabase(file: string, options: ImportOptions): void {
  const data = dataOf(options);
  prepareDirectory(data);
  using _alone = lockDirectory(data, "backend");
  const snapshot = importSnapshot(file, data.database, { replace: options.replace ?? false });
  report(snapshot, options);
  if (!options.json && snapshot.replaced !== undefined)
    note(`  The old database is in ${snapshot.replaced}.`);
}

function dataOf({ data }: SnapshotOptions): DataDirectory {
  return dataDirectory(readEnvironment({ overrides: { FONDATION_DATA: data } }).FONDATION_DATA);
}

function report(snapshot: Snapshot, { json }: SnapshotOptions): void {
  const { file, bytes, documents, at } = snapshot;
  if (json) {
    printJson(snapshot);
    return;
  }
  const size = `${(bytes / 1e6).toFixed(1)} MB, ${documents} stored documents`;
  print(file);
  note(`  ${size}, as of ${at.toISOString()}`);
}

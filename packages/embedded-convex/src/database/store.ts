/**
 * The SQLite file: its tables and its pragmas.
 *
 * WAL with `synchronous=NORMAL`: committed data survives when the process ends at any moment,
 * because the operating system has it. A power failure may lose the last commits, but never
 * corrupts the file.
 */
import { closeSync, fchmodSync, mkdirSync, openSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { EmbeddedConvexError } from "../convex-errors.ts";
import { checksum } from "./checksum.ts";
import { dataError } from "./data-error.ts";
import { quickCheck } from "./integrity.ts";

/** In the directory of the data. */
export const DATABASE_FILE = "convex.sqlite";
/** 2: documents have checksums. */
export const FORMAT = 2;
/** A larger database is checked in the background only. */
const QUICKLY_CHECKED_BYTES = 64 << 20;

const TABLES = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS tables (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS indexes (
  id INTEGER PRIMARY KEY AUTOINCREMENT, table_number INTEGER NOT NULL, name TEXT NOT NULL, fields TEXT NOT NULL,
  UNIQUE (table_number, name)
) STRICT;
CREATE TABLE IF NOT EXISTS documents (doc INTEGER PRIMARY KEY, size INTEGER NOT NULL, json TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS index_entries (
  index_id INTEGER NOT NULL, key BLOB NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (index_id, key)
) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS requests (
  session_id TEXT NOT NULL, request_id INTEGER NOT NULL, ts INTEGER NOT NULL, result TEXT NOT NULL,
  PRIMARY KEY (session_id, request_id)
) WITHOUT ROWID, STRICT;
CREATE INDEX IF NOT EXISTS requests_by_ts ON requests (ts);
CREATE TABLE IF NOT EXISTS crons (name TEXT PRIMARY KEY, definition TEXT NOT NULL, next_run REAL NOT NULL) WITHOUT ROWID, STRICT;
`;

/**
 * Opens or creates `convex.sqlite` in the directory, or a database in memory.
 * @throws EmbeddedConvexError with a code that starts with DATA_, or DISK_FULL.
 */
export function openStore(dataDirectory: string | ":memory:"): DatabaseSync {
  const file = dataDirectory === ":memory:" ? dataDirectory : join(dataDirectory, DATABASE_FILE);
  let sqlite: DatabaseSync | undefined;
  try {
    if (dataDirectory !== ":memory:") {
      mkdirSync(dataDirectory, { recursive: true });
      keepPrivate(file);
    }
    sqlite = new DatabaseSync(file);
    sqlite.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    sqlite.exec("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
    if (file !== ":memory:" && statSync(file).size <= QUICKLY_CHECKED_BYTES) quickCheck(sqlite);
    sqlite.exec(`BEGIN EXCLUSIVE; ${TABLES}`);
    adoptFormat(sqlite, file);
    sqlite.exec("COMMIT");
    return sqlite;
  } catch (error) {
    sqlite?.close();
    throw dataError(file, error);
  }
}

/**
 * Creates the file, and lets only its owner read it. SQLite gives the mode of this file to those
 * that it makes next to it.
 */
function keepPrivate(file: string): void {
  const descriptor = openSync(file, "a", 0o600);
  try {
    fchmodSync(descriptor, 0o600);
  } finally {
    closeSync(descriptor);
  }
}

/** Stores the format of a new database, and changes an older one to the current format. */
function adoptFormat(sqlite: DatabaseSync, file: string): void {
  sqlite.prepare("INSERT OR IGNORE INTO meta VALUES ('format', ?)").run(String(FORMAT));
  const format = Number(sqlite.prepare("SELECT value FROM meta WHERE key = 'format'").get()?.value);
  if (format === 1) addChecksums(sqlite);
  else if (format !== FORMAT) {
    throw new EmbeddedConvexError(
      "DATA_INVALID",
      `${file} has data format ${format}; this version reads format ${FORMAT}.`,
      "Use the version that wrote it, or start with an empty data directory.",
    );
  }
}

function addChecksums(sqlite: DatabaseSync): void {
  sqlite.function("checksum", (json) => checksum(String(json)));
  sqlite.exec(`ALTER TABLE documents ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
    UPDATE documents SET checksum = checksum(json);
    UPDATE meta SET value = '${FORMAT}' WHERE key = 'format';`);
}

/**
 * A snapshot: the whole database of one moment as one SQLite file. It contains the documents, the
 * scheduled functions and the time of the last commit; it contains no keys.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { EmbeddedConvexError } from "../convex-errors.ts";
import { dataError } from "./data-error.ts";
import { quickCheck } from "./integrity.ts";
import { type Row, verify } from "./rows.ts";
import { MARK_FILE } from "./commit-mark.ts";
import { DATABASE_FILE, FORMAT } from "./store.ts";
import { lockStore } from "./store-lock.ts";

const FILES = [DATABASE_FILE, `${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`, MARK_FILE];

/** SQLite's primary result codes ERROR and NOTADB. */
const [NO_SUCH_TABLE, NOT_A_DATABASE] = [1, 26];

export interface Snapshot {
  readonly file: string;
  readonly bytes: number;
  readonly documents: number;
  /** The time of the last commit. */
  readonly at: Date;
}

/**
 * Writes a snapshot of the data directory, also while a backend runs on it. The file appears under
 * its name when it is whole and checked; only its owner can read it.
 * @throws EmbeddedConvexError DATA_MISSING without a database, DATA_EXISTS when `file` exists, or
 * another code that starts with DATA_, or DISK_FULL.
 */
export async function exportSnapshot(dataDirectory: string, file: string): Promise<Snapshot> {
  const source = join(dataDirectory, DATABASE_FILE);
  if (!existsSync(source)) throw missing(`There is no database in ${dataDirectory}.`);
  if (existsSync(file)) throw exists(file, "Give another name, or delete that file.");
  const partial = `${file}.partial`;
  try {
    rmSync(partial, { force: true });
    await copyDatabase(source, partial);
    const checked = checkSnapshot(partial, file);
    renameSync(partial, file);
    return { ...checked, file: resolve(file) };
  } catch (error) {
    rmSync(partial, { force: true });
    throw dataError(file, error);
  }
}

/**
 * Makes a snapshot the database of a data directory. With `replace`, the files of a database that
 * is there are moved to a new directory below it, whose path is returned.
 * @throws EmbeddedConvexError DATA_MISSING without the file, DATA_INVALID or DATA_CORRUPT when it is
 * not a whole snapshot, DATA_EXISTS when there is a database, DATA_IN_USE while a backend runs.
 */
export function importSnapshot(
  file: string,
  dataDirectory: string,
  { replace = false } = {},
): Snapshot & { readonly replaced?: string } {
  if (!existsSync(file)) throw missing(`There is no file ${file}.`);
  const place = resolve(dataDirectory);
  const database = join(place, DATABASE_FILE);
  const incoming = `${database}.importing`;
  try {
    using _lock = lockStore(place);
    if (existsSync(database) && !replace) {
      throw exists(database, "Use --replace to put the snapshot in its place; the old database is kept.");
    }
    copyFileSync(file, incoming);
    chmodSync(incoming, 0o600);
    const snapshot = { ...checkSnapshot(incoming, file), file: resolve(file) };
    const replaced = setAside(place);
    renameSync(incoming, database);
    return { ...snapshot, ...(replaced !== undefined && { replaced }) };
  } catch (error) {
    rmSync(incoming, { force: true });
    throw dataError(file, error);
  }
}

/** Moves the files of a database to a directory with the time in its name, if there are any. */
function setAside(place: string): string | undefined {
  const files = readdirSync(place).filter((name) => FILES.includes(name));
  if (files.length === 0) return undefined;
  const aside = join(place, `replaced-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const name of files) renameSync(join(place, name), join(aside, name));
  return aside;
}

/** Copies what is committed, in one read transaction, into a file without a write-ahead log. */
async function copyDatabase(source: string, target: string): Promise<void> {
  const database = new DatabaseSync(source, { readOnly: true, timeout: 10_000 });
  try {
    // All pages in one step: with several, each commit in between would start the copy again.
    await backup(database, target, { rate: 2 ** 31 - 1 });
  } finally {
    database.close();
  }
  chmodSync(target, 0o600);
  const copy = new DatabaseSync(target);
  try {
    copy.exec("PRAGMA journal_mode = DELETE");
  } finally {
    copy.close();
  }
}

/**
 * Reads the structure of the file and every document.
 * @param name the snapshot's name in errors.
 */
function checkSnapshot(file: string, name: string): Omit<Snapshot, "file"> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    quickCheck(database);
    const meta = (key: string) => database.prepare("SELECT value FROM meta WHERE key = ?").get(key)?.value;
    const format = Number(meta("format"));
    if (format !== FORMAT) throw foreign(name, `has data format ${format}; this version reads ${FORMAT}`);
    let documents = 0;
    for (const row of database.prepare("SELECT doc, json, checksum FROM documents").iterate()) {
      verify(row as unknown as Row);
      documents += 1;
    }
    const at = new Date(Number(BigInt(String(meta("last_ts"))) / 1_000_000n));
    return { bytes: statSync(file).size, documents, at };
  } catch (error) {
    const { errcode } = error as { errcode?: number };
    if (errcode === NO_SUCH_TABLE || errcode === NOT_A_DATABASE) throw foreign(name, "is not a snapshot");
    throw error;
  } finally {
    database.close();
  }
}

const missing = (message: string) =>
  new EmbeddedConvexError("DATA_MISSING", message, "Check the path and --data.");

const exists = (file: string, advice: string) =>
  new EmbeddedConvexError("DATA_EXISTS", `${file} exists already.`, advice);

const foreign = (file: string, why: string) =>
  new EmbeddedConvexError(
    "DATA_INVALID",
    `${file} ${why}.`,
    "Give a file that `fondation backend export` wrote.",
  );

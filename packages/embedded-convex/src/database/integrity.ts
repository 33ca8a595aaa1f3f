/** Finds damage of the stored data before a function reads it. */
import type { DatabaseSync } from "node:sqlite";
import { jsonToConvex } from "convex/values";
import { DamagedDataError } from "../convex-errors.ts";
import { type Catalog, indexKey } from "./catalog.ts";
import { verify } from "./rows.ts";

/** A batch ends after this many documents or bytes, so that calls wait little. */
const BATCH = { documents: 50, bytes: 1 << 20 };
const PAUSE_MS = 10;
/** After this many damaged documents, only their number is logged. */
const MOST_LOGGED = 10;

/**
 * The structure of the whole file.
 * @throws DamagedDataError with what SQLite found first.
 */
export function quickCheck(sqlite: DatabaseSync): void {
  const found = sqlite.prepare("PRAGMA quick_check(1)").get()?.quick_check;
  if (found !== "ok") throw new DamagedDataError(`SQLite's quick_check found: ${found}`);
}

/**
 * Reads all documents once, in the background, and logs each one that does not match its checksum
 * or lacks an index entry.
 */
export class BackgroundCheck {
  readonly #catalog: Catalog;
  readonly #log: (line: string) => void;
  readonly #documents;
  readonly #entry;
  #last = 0;
  #damaged = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(sqlite: DatabaseSync, catalog: Catalog, log: (line: string) => void) {
    this.#catalog = catalog;
    this.#log = log;
    this.#documents = sqlite.prepare(
      "SELECT doc, json, checksum FROM documents WHERE doc > ? ORDER BY doc LIMIT ?",
    );
    this.#entry = sqlite.prepare("SELECT doc FROM index_entries WHERE index_id = ? AND key = ?");
  }

  start(): void {
    this.#timer = setTimeout(() => this.#checkBatch(), PAUSE_MS).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #checkBatch(): void {
    let [documents, bytes] = [0, 0];
    try {
      for (const found of this.#documents.iterate(this.#last, BATCH.documents)) {
        const row = found as unknown as StoredDocument;
        this.#check(row);
        this.#last = row.doc;
        documents += 1;
        bytes += row.json.length;
        if (bytes >= BATCH.bytes) break;
      }
    } catch (error) {
      // The file is so damaged that the next document cannot be found.
      this.#report((error as Error).message);
      return;
    }
    if (documents > 0) this.start();
    else if (this.#damaged > 0) this.#log(`DATA_CORRUPT: ${this.#damaged} documents are damaged.`);
  }

  #check(row: StoredDocument): void {
    try {
      verify(row);
      const document = JSON.parse(row.json) as { _id: string };
      const value = jsonToConvex(document);
      for (const index of this.#catalog.tableOfId(document._id)?.indexes.values() ?? []) {
        if (this.#entry.get(index.id, indexKey(index, value))?.doc === row.doc) continue;
        throw new DamagedDataError(`Document ${document._id} is missing in ${index.table}.${index.name}`);
      }
    } catch (error) {
      this.#report((error as Error).message);
    }
  }

  #report(problem: string): void {
    this.#damaged += 1;
    if (this.#damaged <= MOST_LOGGED) this.#log(problem);
  }
}

interface StoredDocument {
  doc: number;
  json: string;
  checksum: number;
}

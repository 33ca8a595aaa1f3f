/**
 * SQL statements on documents and index entries. Contains no rules. Documents are stored with a
 * checksum, which each use verifies.
 */
import type { DatabaseSync } from "node:sqlite";
import { DamagedDataError } from "../convex-errors.ts";
import { checksum } from "./checksum.ts";

/**
 * A stored document, found through an index. `json` is its Convex JSON text, `size` its bytes as
 * Convex counts them.
 */
export interface Row {
  key: Uint8Array;
  doc: number;
  size: number;
  json: string;
  checksum: number;
}

export type Order = "asc" | "desc";

/** The rows of a small fetch. */
export const FEW_ROWS = 24;
/** A larger fetch stops at this size, so that a scan of large documents needs little memory. */
const FETCH_BYTES = 1 << 20;

export class Rows {
  readonly #get;
  readonly #scan;
  readonly #insertDocument;
  readonly #updateDocument;
  readonly #deleteDocument;
  readonly #insertEntry;
  readonly #deleteEntry;

  constructor(sqlite: DatabaseSync) {
    const select = `SELECT e.key AS key, d.doc AS doc, d.size AS size, d.json AS json, d.checksum AS checksum
      FROM index_entries e CROSS JOIN documents d ON d.doc = e.doc WHERE e.index_id = ?`;
    this.#get = sqlite.prepare(`${select} AND e.key = ?`);
    this.#scan = {
      asc: sqlite.prepare(`${select} AND e.key >= ? AND e.key < ? ORDER BY e.key LIMIT ?`),
      desc: sqlite.prepare(`${select} AND e.key >= ? AND e.key < ? ORDER BY e.key DESC LIMIT ?`),
    };
    this.#insertDocument = sqlite.prepare("INSERT INTO documents (size, json, checksum) VALUES (?, ?, ?)");
    this.#updateDocument = sqlite.prepare(
      "UPDATE documents SET size = ?, json = ?, checksum = ? WHERE doc = ?",
    );
    this.#deleteDocument = sqlite.prepare("DELETE FROM documents WHERE doc = ?");
    this.#insertEntry = sqlite.prepare("INSERT INTO index_entries VALUES (?, ?, ?)");
    this.#deleteEntry = sqlite.prepare("DELETE FROM index_entries WHERE index_id = ? AND key = ?");
  }

  get(indexId: number, key: Uint8Array): Row | undefined {
    const row = this.#get.get(indexId, key) as Row | undefined;
    if (row !== undefined) verify(row);
    return row;
  }

  /**
   * Up to `limit` rows from `lower` (inclusive) to `upper` (exclusive), not verified. Fewer only at
   * the end, or after 1 MiB.
   */
  scan(indexId: number, lower: Uint8Array, upper: Uint8Array, order: Order, limit: number): Row[] {
    // `all` is twice as fast as `iterate`, but cannot stop at a size.
    if (limit <= FEW_ROWS) return this.#scan[order].all(indexId, lower, upper, limit) as unknown as Row[];
    const rows: Row[] = [];
    let bytes = 0;
    for (const found of this.#scan[order].iterate(indexId, lower, upper, limit)) {
      const row = found as unknown as Row;
      rows.push(row);
      bytes += row.size;
      if (bytes >= FETCH_BYTES) break;
    }
    return rows;
  }

  insert(size: number, json: string): number {
    return Number(this.#insertDocument.run(size, json, checksum(json)).lastInsertRowid);
  }

  update(doc: number, size: number, json: string): void {
    this.#updateDocument.run(size, json, checksum(json), doc);
  }

  delete(doc: number): void {
    this.#deleteDocument.run(doc);
  }

  addEntry(indexId: number, key: Uint8Array, doc: number): void {
    this.#insertEntry.run(indexId, key, doc);
  }

  removeEntry(indexId: number, key: Uint8Array): void {
    this.#deleteEntry.run(indexId, key);
  }
}

/** @throws DamagedDataError */
export function verify({ doc, json, checksum: stored }: Omit<Row, "key" | "size">): void {
  // A damaged file may give another type.
  if (checksum(String(json)) === stored) return;
  throw new DamagedDataError(`The stored document ${doc} does not match its checksum`);
}

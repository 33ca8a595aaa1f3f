/**
 * The tables and indexes with their numbers in the database, adapted to the schema at each start. A
 * new or changed index is filled from the stored documents. Documents that violate a changed schema
 * make the start fail.
 */
import type { DatabaseSync } from "node:sqlite";
import { jsonToConvex, type Value } from "convex/values";
import { EmbeddedConvexError } from "../convex-errors.ts";
import type { IndexDefinition, Schema, TableSchema } from "../schema/database-schema.ts";
import { fieldAt } from "../values/field-path.ts";
import { encodeIndexKey } from "../values/index-key.ts";
import { findMismatch } from "../values/validate.ts";
import { tableNumberOf } from "./document-id.ts";
import { SYSTEM_TABLES } from "./system-tables.ts";

/** An index as stored. `keyFields` are all fields of its key. */
export interface Index {
  id: number;
  table: string;
  name: string;
  keyFields: string[];
}

export interface Table {
  number: number;
  name: string;
  indexes: Map<string, Index>;
  schema: TableSchema | undefined;
}

/** Every table has these two indexes in addition to its own. */
const BUILT_IN: { name: string; keyFields: string[] }[] = [
  { name: "by_id", keyFields: ["_id"] },
  { name: "by_creation_time", keyFields: ["_creationTime", "_id"] },
];

/** Returns one of the two indexes that every table has. */
export function builtIn(table: Table, name: "by_id" | "by_creation_time"): Index {
  const index = table.indexes.get(name);
  if (index === undefined) throw new Error(`Table "${table.name}" has lost its index ${name}.`);
  return index;
}

export function indexKey(index: Index, document: Value): Buffer {
  return encodeIndexKey(index.keyFields.map((field) => fieldAt(document, field)));
}

export class Catalog {
  readonly #sqlite: DatabaseSync;
  readonly #schema: Schema;
  #byName = new Map<string, Table>();
  #byNumber = new Map<number, Table>();
  /** Whether a table was created since the start. */
  #isNewer = false;

  /** @throws EmbeddedConvexError SCHEMA_MISMATCH when a stored document violates the schema. */
  constructor(sqlite: DatabaseSync, schema: Schema) {
    this.#sqlite = sqlite;
    this.#schema = schema;
    sqlite.exec("BEGIN IMMEDIATE");
    try {
      for (const name of SYSTEM_TABLES.keys()) this.#addTable(name);
      for (const name of schema.tables.keys()) this.#addTable(name);
      this.#load();
      for (const table of this.#byName.values()) this.#alignIndexes(table);
      this.#checkDocuments();
      sqlite.exec("COMMIT");
    } catch (error) {
      sqlite.exec("ROLLBACK");
      throw error;
    }
  }

  /** `undefined` for a table that is not in the schema and was not created by an insert. */
  table(name: string): Table | undefined {
    const table = this.#byName.get(name);
    return table !== undefined && this.#isVisible(name) ? table : undefined;
  }

  tableOfId(id: string): Table | undefined {
    const number = tableNumberOf(id);
    return number === undefined ? undefined : this.#byNumber.get(number);
  }

  /** Whether `id` is an id of the table `name`, as a function that validators can call. */
  readonly isIdOf = (name: string, id: string): boolean => this.tableOfId(id)?.name === name;

  /** Creates a table that is not in the schema; undefined in a deployment with a strict schema. */
  createTable(name: string): Table | undefined {
    if (!this.#isVisible(name)) return undefined;
    this.#addTable(name);
    this.#isNewer = true;
    this.#load();
    const table = this.#byName.get(name);
    if (table !== undefined) this.#alignIndexes(table);
    return table;
  }

  get strict(): boolean {
    return this.#schema.strict;
  }

  /** Discards tables that a rolled-back transaction created. */
  rolledBack(): void {
    if (this.#isNewer) this.#load();
  }

  #load(): void {
    this.#byName = new Map();
    this.#byNumber = new Map();
    for (const row of this.#sqlite.prepare("SELECT number, name FROM tables").all()) {
      const name = String(row.name);
      const schema = SYSTEM_TABLES.get(name) ?? this.#schema.tables.get(name);
      const table: Table = { number: Number(row.number), name, indexes: new Map(), schema };
      this.#byName.set(name, table);
      this.#byNumber.set(table.number, table);
    }
    for (const row of this.#sqlite.prepare("SELECT id, table_number, name, fields FROM indexes").all()) {
      const table = this.#byNumber.get(Number(row.table_number));
      if (table === undefined) continue;
      const name = String(row.name);
      const keyFields = JSON.parse(String(row.fields)) as string[];
      table.indexes.set(name, { id: Number(row.id), table: table.name, name, keyFields });
    }
  }

  #isVisible(name: string): boolean {
    return !this.#schema.strict || this.#schema.tables.has(name) || SYSTEM_TABLES.has(name);
  }

  #addTable(name: string): void {
    this.#sqlite.prepare("INSERT OR IGNORE INTO tables (name) VALUES (?)").run(name);
  }

  #alignIndexes(table: Table): void {
    const own = (table.schema?.indexes ?? []).map((index: IndexDefinition) => ({
      name: index.name,
      keyFields: [...index.fields, "_creationTime", "_id"],
    }));
    const wanted = new Map([...BUILT_IN, ...own].map((index) => [index.name, index.keyFields]));
    for (const index of [...table.indexes.values()]) {
      if (JSON.stringify(wanted.get(index.name)) === JSON.stringify(index.keyFields)) continue;
      this.#sqlite.prepare("DELETE FROM index_entries WHERE index_id = ?").run(index.id);
      this.#sqlite.prepare("DELETE FROM indexes WHERE id = ?").run(index.id);
      table.indexes.delete(index.name);
    }
    const insert = this.#sqlite.prepare("INSERT INTO indexes (table_number, name, fields) VALUES (?, ?, ?)");
    for (const [name, keyFields] of wanted) {
      if (table.indexes.has(name)) continue;
      const id = Number(insert.run(table.number, name, JSON.stringify(keyFields)).lastInsertRowid);
      const index: Index = { id, table: table.name, name, keyFields };
      table.indexes.set(name, index);
      if (name !== "by_id") this.#fill(table, index);
    }
  }

  #fill(table: Table, index: Index): void {
    const insert = this.#sqlite.prepare("INSERT INTO index_entries VALUES (?, ?, ?)");
    for (const { doc, document } of this.#documentsOf(table))
      insert.run(index.id, indexKey(index, document), doc);
  }

  *#documentsOf(table: Table): Generator<{ doc: number; document: Value }> {
    const byId = table.indexes.get("by_id");
    if (byId === undefined) return;
    const rows = this.#sqlite
      .prepare(
        "SELECT d.doc, d.json FROM index_entries e JOIN documents d ON d.doc = e.doc WHERE e.index_id = ?",
      )
      .iterate(byId.id);
    for (const row of rows)
      yield { doc: Number(row.doc), document: jsonToConvex(JSON.parse(String(row.json))) };
  }

  /** Validates all documents, but only when the schema has changed since the last validation. */
  #checkDocuments(): void {
    const current = JSON.stringify([...this.#schema.tables.values(), this.#schema.strict]);
    const stored = this.#sqlite.prepare("SELECT value FROM meta WHERE key = 'schema'").get()?.value;
    if (current === stored) return;
    if (this.#schema.strict) for (const table of this.#byName.values()) this.#checkTable(table);
    this.#sqlite.prepare("INSERT OR REPLACE INTO meta VALUES ('schema', ?)").run(current);
  }

  #checkTable(table: Table): void {
    const documentType = this.#schema.tables.get(table.name)?.documentType;
    if (documentType === undefined) return;
    for (const { document } of this.#documentsOf(table)) {
      const { _id, _creationTime, ...fields } = document as Record<string, Value>;
      const mismatch = findMismatch(fields, documentType, this.isIdOf);
      if (mismatch === undefined) continue;
      throw new EmbeddedConvexError(
        "SCHEMA_MISMATCH",
        `Document ${String(_id)} of table "${table.name}" does not match the new schema at ${mismatch.path || "its top"}: ${mismatch.reason}`,
        "Widen the schema, or migrate the documents with the previous one first.",
      );
    }
  }
}

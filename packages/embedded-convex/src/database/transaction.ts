/**
 * One transaction: reads and writes of documents. Records the read set and the write set, and
 * enforces limits. Writes go to SQLite at once; the owner of the transaction commits it or rolls it
 * back.
 */
import type { JSONValue, Value } from "convex/values";
import { jsonToConvex } from "convex/values";
import { FunctionError } from "../convex-errors.ts";
import { isTableName } from "../schema/database-schema.ts";
import { after, encodeIndexKey } from "../values/index-key.ts";
import { builtIn, type Catalog, type Index, indexKey, type Table } from "./catalog.ts";
import type { CommitClock } from "./clock.ts";
import { checkDocument, type JsonObject } from "./document-check.ts";
import { createDocumentId } from "./document-id.ts";
import type { WrittenKey } from "./interval.ts";
import { ReadSet } from "./read-set.ts";
import type { Row, Rows } from "./rows.ts";
import { isStorageError } from "./storage-error.ts";
import { Budget } from "./transaction-budget.ts";

export class Transaction {
  readonly catalog: Catalog;
  readonly rows: Rows;
  readonly reads = new ReadSet();
  readonly budget = new Budget();
  /** Index keys of every written document, before and after the write. */
  readonly written: WrittenKey[] = [];
  readonly #clock: CommitClock;
  #storageError: Error | undefined;

  constructor(catalog: Catalog, rows: Rows, clock: CommitClock) {
    this.catalog = catalog;
    this.rows = rows;
    this.#clock = clock;
  }

  /** The timestamp of the state that this transaction reads. */
  get snapshotTs(): bigint {
    return this.#clock.lastTs;
  }

  /** The time in milliseconds. */
  get now(): number {
    return this.#clock.now();
  }

  /** Set when the disk refused. The transaction must then be rolled back. */
  get storageError(): Error | undefined {
    return this.#storageError;
  }

  /**
   * Runs a system call. After the disk refused once, SQLite may have rolled back by itself, so that
   * further writes would be committed one by one: all further calls fail, even if the function
   * catches the error.
   */
  guard<T>(work: () => T): T {
    if (this.#storageError !== undefined) throw this.#storageError;
    try {
      return work();
    } catch (error) {
      if (isStorageError(error)) this.#storageError = error;
      throw error;
    }
  }

  /** The table by name. Created on first use in a deployment without a strict schema. */
  table(name: string): Table {
    const known = this.catalog.table(name);
    if (known === undefined && !isTableName(name)) {
      const rule = "1 to 64 letters, digits and _, starting with a letter";
      throw new FunctionError(`"${name.slice(0, 80)}" is not a valid table name (${rule}).`);
    }
    const table = known ?? this.catalog.createTable(name);
    if (table === undefined) throw new FunctionError(`Table "${name}" is not in the schema.`);
    return table;
  }

  /**
   * The stored JSON text of a document, or `undefined`. `expected`: the table of the id according
   * to the caller.
   */
  get(id: string, expected: { table: string | undefined; system: boolean }): string | undefined {
    const table = this.#tableOf(id, "get", expected.table);
    if (table.name.startsWith("_") !== expected.system) {
      const [found, wanted] = expected.system ? ["User", "db"] : ["System", "db.system"];
      throw new FunctionError(`${found} table "${table.name}" can only be read with ${wanted}.get().`);
    }
    return this.#find(table, id)?.json;
  }

  insert(tableName: string, fields: JsonObject): string {
    const table = this.table(tableName);
    const id = createDocumentId(table.number);
    const creationTime = this.#clock.creationTime();
    if ("_id" in fields || "_creationTime" in fields) {
      throw new FunctionError(`A new document of table "${tableName}" must not bring _id or _creationTime.`);
    }
    const json = { ...fields, _creationTime: creationTime, _id: id };
    const { document, size } = this.#check(table, json);
    const doc = this.rows.insert(size, JSON.stringify(json));
    for (const index of table.indexes.values()) {
      const key = indexKey(index, document);
      this.rows.addEntry(index.id, key, doc);
      this.written.push({ indexId: index.id, key });
    }
    return id;
  }

  /** Sets the given fields. `{$undefined: null}` removes a field. */
  patch(id: string, fields: JsonObject, tableName?: string): void {
    this.#update(id, "patch", tableName, (old) => {
      const merged: JsonObject = { ...old };
      for (const [name, value] of Object.entries(fields)) {
        if (isUndefined(value)) delete merged[name];
        else merged[name] = value;
      }
      return merged;
    });
  }

  replace(id: string, fields: JsonObject, tableName?: string): void {
    this.#update(id, "replace", tableName, (old) => {
      return { _id: old._id as JSONValue, _creationTime: old._creationTime as JSONValue, ...fields };
    });
  }

  delete(id: string, tableName?: string): void {
    const table = this.#tableOf(id, "delete", tableName);
    const row = this.#require(table, id, "delete");
    const document = jsonToConvex(JSON.parse(row.json));
    this.budget.writeDocument(0);
    for (const index of table.indexes.values()) {
      const key = indexKey(index, document);
      this.rows.removeEntry(index.id, key);
      this.written.push({ indexId: index.id, key });
    }
    this.rows.delete(row.doc);
  }

  #update(
    id: string,
    action: string,
    tableName: string | undefined,
    change: (old: JsonObject) => JsonObject,
  ): void {
    const table = this.#tableOf(id, action, tableName);
    const row = this.#require(table, id, action);
    const old = JSON.parse(row.json) as JsonObject;
    const json = change(old);
    if (json._id !== old._id || json._creationTime !== old._creationTime) {
      throw new FunctionError(`db.${action} cannot change _id or _creationTime (of ${id}).`);
    }
    const { document, size } = this.#check(table, json);
    this.rows.update(row.doc, size, JSON.stringify(json));
    const before = jsonToConvex(old);
    for (const index of table.indexes.values()) this.#move(index, row.doc, before, document);
  }

  /**
   * An unchanged index entry also counts as written, because a query that read the entry read the
   * document.
   */
  #move(index: Index, doc: number, before: Value, now: Value): void {
    const oldKey = indexKey(index, before);
    const newKey = indexKey(index, now);
    this.written.push({ indexId: index.id, key: oldKey });
    if (newKey.equals(oldKey)) return;
    this.rows.removeEntry(index.id, oldKey);
    this.rows.addEntry(index.id, newKey, doc);
    this.written.push({ indexId: index.id, key: newKey });
  }

  #find(table: Table, id: string): Row | undefined {
    const index = builtIn(table, "by_id");
    const key = encodeIndexKey([id]);
    this.budget.readRange();
    this.reads.add({ indexId: index.id, lower: key, upper: after(key) });
    const row = this.rows.get(index.id, key);
    if (row !== undefined) this.budget.readDocument(row.size);
    return row;
  }

  #require(table: Table, id: string, action: string): Row {
    const row = this.#find(table, id);
    if (row === undefined) {
      throw new FunctionError(`db.${action} on nonexistent document: ${id} of table "${table.name}".`);
    }
    return row;
  }

  #tableOf(id: string, action: string, expected: string | undefined): Table {
    const table = this.catalog.tableOfId(id);
    if (table === undefined) {
      throw new FunctionError(`Invalid argument \`id\` for \`db.${action}\`: Unable to decode ID "${id}".`);
    }
    if (expected !== undefined && expected !== table.name) {
      throw new FunctionError(
        `Invalid argument \`id\` for \`db.${action}\`: the ID is of table "${table.name}", not "${expected}".`,
      );
    }
    return table;
  }

  #check(table: Table, json: JsonObject): { document: Value; size: number } {
    const checked = checkDocument(this.catalog, table, json);
    this.budget.writeDocument(checked.size);
    return checked;
  }
}

function isUndefined(value: JSONValue): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && "$undefined" in value;
}

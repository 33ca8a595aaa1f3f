/** The schema in the format of `SchemaDefinition.export()`, converted for the database. */
import type { ValidatorJSON } from "convex/values";
import { EmbeddedConvexError } from "../convex-errors.ts";

/** One index. `fields` excludes `_creationTime` and `_id`, with which every index ends. */
export interface IndexDefinition {
  name: string;
  fields: string[];
}

/** Without `documentType`, the documents are not validated. */
export interface TableSchema {
  name: string;
  indexes: IndexDefinition[];
  documentType?: ValidatorJSON;
}

/** The tables of a deployment. `strict`: documents are validated, and other tables do not exist. */
export interface Schema {
  tables: Map<string, TableSchema>;
  strict: boolean;
}

/** For a deployment without `schema.ts`: the first insert creates a table. */
export const NO_SCHEMA: Schema = { tables: new Map(), strict: false };

interface ExportedTable {
  tableName: string;
  indexes: { indexDescriptor: string; fields: string[] }[];
  searchIndexes?: unknown[];
  vectorIndexes?: unknown[];
  documentType: ValidatorJSON | null;
}

const NAME = /^[a-zA-Z][a-zA-Z0-9_]{0,63}$/;
const RESERVED = new Set(["by_id", "by_creation_time"]);

/** Whether Convex allows the name for a table that functions create. */
export function isTableName(name: string): boolean {
  return NAME.test(name);
}

/**
 * Reads an exported schema.
 * @throws EmbeddedConvexError SCHEMA_INVALID for names that Convex does not allow, and for search
 * and vector indexes.
 */
export function readSchema(exported: string): Schema {
  const { tables, schemaValidation } = JSON.parse(exported) as {
    tables: ExportedTable[];
    schemaValidation: boolean;
  };
  return {
    tables: new Map(tables.map((table) => [table.tableName, readTable(table)])),
    strict: schemaValidation,
  };
}

function readTable(table: ExportedTable): TableSchema {
  const { tableName } = table;
  if (!isTableName(tableName))
    throw invalid(`"${tableName}" is not a valid table name`, "Use letters, digits and _.");
  if (table.searchIndexes?.length) {
    throw invalid(`table "${tableName}" has a search index`, "The embedded backend has none: use withIndex.");
  }
  if (table.vectorIndexes?.length) {
    throw invalid(`table "${tableName}" has a vector index`, "The embedded backend has none.");
  }
  const indexes = table.indexes.map(({ indexDescriptor, fields }) => {
    if (!NAME.test(indexDescriptor) || RESERVED.has(indexDescriptor)) {
      throw invalid(`"${tableName}.${indexDescriptor}" is not a valid index name`, "Choose another name.");
    }
    const reserved = fields.find((field) => field.startsWith("_"));
    if (reserved !== undefined) {
      throw invalid(
        `index "${tableName}.${indexDescriptor}" names "${reserved}"`,
        "Every index ends with it anyway.",
      );
    }
    return { name: indexDescriptor, fields };
  });
  return {
    name: tableName,
    indexes,
    ...(table.documentType === null ? {} : { documentType: table.documentType }),
  };
}

function invalid(reason: string, advice: string): EmbeddedConvexError {
  return new EmbeddedConvexError("SCHEMA_INVALID", `schema.ts cannot be used: ${reason}.`, advice);
}

/** Checks everything that a document must satisfy before it is stored. */
import { convexToJson, getConvexSize, type JSONValue, jsonToConvex, type Value } from "convex/values";
import { FunctionError } from "../convex-errors.ts";
import { LIMITS } from "../values/convex-limits.ts";
import { isObject } from "../values/field-path.ts";
import { checkShape } from "../values/shape.ts";
import { findMismatch } from "../values/validate.ts";
import type { Catalog, Table } from "./catalog.ts";
import { SCHEDULED_FUNCTIONS } from "./system-tables.ts";

/** A document, or a patch of one, as JSON of Convex values. */
export type JsonObject = { [key: string]: JSONValue };
type Fields = { [key: string]: Value };

/**
 * Returns the Convex values of a document and its size in bytes.
 * @throws FunctionError for reserved fields, a malformed or too large value, and a mismatch with the
 * schema.
 */
export function checkDocument(
  catalog: Catalog,
  table: Table,
  json: JsonObject,
): { document: Value; size: number } {
  const document = jsonToConvex(json);
  if (!isObject(document)) throw new FunctionError(`A document of table "${table.name}" must be an object.`);
  const { _id, _creationTime, ...fields } = document as Fields;
  const reserved = Object.keys(fields).find((name) => name.startsWith("_"));
  if (reserved !== undefined)
    throw new FunctionError(`Field name "${reserved}" starts with _, which is reserved.`);
  checkShape(document, `A document of table "${table.name}"`);
  checkSchema(catalog, table, fields);
  const size = getConvexSize(document);
  if (size > largest(table)) {
    throw new FunctionError(
      `Value is too large: a document of table "${table.name}" has ${size} bytes; the most is ${largest(table)}.`,
    );
  }
  return { document, size };
}

/** A scheduled function is larger than its arguments by its name, times and state. */
function largest({ name }: Table): number {
  return name === SCHEDULED_FUNCTIONS ? LIMITS.scheduledBytes + 65_536 : LIMITS.documentBytes;
}

function checkSchema(catalog: Catalog, table: Table, fields: Fields): void {
  const documentType = table.schema?.documentType;
  if (documentType === undefined || !catalog.strict) return;
  const mismatch = findMismatch(fields, documentType, catalog.isIdOf);
  if (mismatch === undefined) return;
  throw new FunctionError(
    `Failed to insert or update a document in table "${table.name}" because it does not match the schema: ` +
      `${mismatch.reason} Path: ${mismatch.path || "."} Document: ${preview(fields)}`,
  );
}

function preview(fields: Fields): string {
  const text = JSON.stringify(convexToJson(fields));
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}

import { CommitTsPlaceholder, type Value } from "convex/values";

/** The value at a dotted path (`author.name`) of a document, or `undefined` where it is missing. */
export function fieldAt(document: Value | undefined, path: string): Value | undefined {
  let value = document;
  for (const name of path.split(".")) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** Whether a Convex value is an object (not null, an array or bytes). */
export function isObject(value: Value | undefined): value is { [key: string]: Value | undefined } {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof ArrayBuffer) &&
    !(value instanceof CommitTsPlaceholder)
  );
}

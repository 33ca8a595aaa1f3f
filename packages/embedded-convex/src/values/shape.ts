/** Limits of a value's shape, which hold independently of its validator. */
import type { Value } from "convex/values";
import { CommitTsPlaceholder } from "convex/values";
import { FunctionError, UnsupportedError } from "../convex-errors.ts";
import { LIMITS } from "./convex-limits.ts";
import { isObject } from "./field-path.ts";

/**
 * Whether JSON of Convex values nests more deeply than any valid value. Not recursive: functions
 * that convert JSON are, and would overflow the stack.
 */
export function nestsTooDeeply(json: unknown): boolean {
  // The arguments object, and the objects that encode e.g. bytes, are levels of the JSON only.
  let levels = LIMITS.nesting + 2;
  let values = [json];
  while (values.length > 0 && levels > 0) {
    values = values.flatMap((value) =>
      typeof value === "object" && value !== null ? Object.values(value) : [],
    );
    levels -= 1;
  }
  return values.length > 0;
}

/** @throws FunctionError when an array, an object or the nesting exceeds the limits of Convex. */
export function checkShape(value: Value | undefined, what: string, depth = 0): void {
  if (depth > LIMITS.nesting) {
    throw new FunctionError(`${what} is nested more than ${LIMITS.nesting} levels deep.`);
  }
  if (value instanceof CommitTsPlaceholder) throw new UnsupportedError("`db.vars.commitTs`");
  if (typeof value === "string" && !value.isWellFormed()) {
    throw new FunctionError(`${what} holds a string that is not valid Unicode (a lone surrogate).`);
  }
  if (Array.isArray(value)) {
    if (value.length > LIMITS.arrayElements) {
      throw new FunctionError(
        `${what} holds an array of ${value.length} elements; the most is ${LIMITS.arrayElements}.`,
      );
    }
    for (const element of value) checkShape(element, what, depth + 1);
  } else if (isObject(value)) {
    const fields = Object.values(value);
    if (fields.length > LIMITS.objectFields) {
      throw new FunctionError(
        `${what} holds an object of ${fields.length} fields; the most is ${LIMITS.objectFields}.`,
      );
    }
    for (const field of fields) checkShape(field, what, depth + 1);
  }
}

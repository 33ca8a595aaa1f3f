/** Checks arguments and results against the declared validators and the limits of Convex. */
import type { JSONValue } from "convex/values";
import { getConvexSize, jsonToConvex } from "convex/values";
import { FunctionError } from "../convex-errors.ts";
import { LIMITS } from "../values/convex-limits.ts";
import { checkShape, nestsTooDeeply } from "../values/shape.ts";
import { findMismatch, type IdCheck } from "../values/validate.ts";
import type { FunctionMetadata } from "./function-metadata.ts";

/** @throws FunctionError when the arguments do not match the declaration. */
export function checkArgs(
  { path, args: validator }: FunctionMetadata,
  args: JSONValue,
  isIdOf: IdCheck,
): void {
  if (nestsTooDeeply(args)) {
    throw new FunctionError(`The arguments of ${path} are nested more than ${LIMITS.nesting} levels deep.`);
  }
  // As a key it would become the prototype of the object: a function would read inherited values
  // that no validator has seen.
  if (JSON.stringify(args).includes('"__proto__":')) {
    throw new FunctionError(`The arguments of ${path} contain a field named __proto__.`);
  }
  const value = jsonToConvex(args);
  checkShape(value, `The arguments of ${path}`);
  if (getConvexSize(value) > LIMITS.callBytes) {
    throw new FunctionError(`The arguments of ${path} are larger than 16 MiB.`);
  }
  const mismatch = validator && findMismatch(value, validator, isIdOf);
  if (mismatch === undefined) return;
  const where = mismatch.path || ".";
  throw new FunctionError(`ArgumentValidationError: ${mismatch.reason} Path: ${where} Function: ${path}.`);
}

/**
 * @param json the result's Convex JSON.
 * @throws FunctionError when the result does not match the declaration.
 */
export function checkReturns(
  { path, returns: validator }: FunctionMetadata,
  json: string,
  isIdOf: IdCheck,
): void {
  if (Buffer.byteLength(json) > LIMITS.callBytes) {
    throw new FunctionError(`The result of ${path} is larger than 16 MiB.`);
  }
  const mismatch = validator && findMismatch(jsonToConvex(JSON.parse(json)), validator, isIdOf);
  if (mismatch === undefined) return;
  const where = mismatch.path || ".";
  throw new FunctionError(`ReturnsValidationError: ${mismatch.reason} Path: ${where} Function: ${path}.`);
}

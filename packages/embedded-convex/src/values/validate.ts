/** Checks a value against a validator in the form the npm package exports it (`ValidatorJSON`). */
import type { ValidatorJSON, Value } from "convex/values";
import { compareValues, convexToJson, jsonToConvex } from "convex/values";
import { isObject } from "./field-path.ts";

/** Whether `id` is an id of `table`. */
export type IdCheck = (table: string, id: string) => boolean;

/**
 * The place where a value violates its validator: `path` is like `.items[2].name`, empty at the
 * top.
 */
export interface Mismatch {
  path: string;
  reason: string;
}

/** The first place where `value` violates `validator`, or `undefined`. */
export function findMismatch(
  value: Value | undefined,
  validator: ValidatorJSON,
  isIdOf: IdCheck,
  path = "",
): Mismatch | undefined {
  switch (validator.type) {
    case "any":
      return undefined;
    case "null":
      return value === null ? undefined : wrong(value, path, validator);
    case "number":
      return typeof value === "number" ? undefined : wrong(value, path, validator);
    case "bigint":
      return typeof value === "bigint" ? undefined : wrong(value, path, validator);
    case "boolean":
      return typeof value === "boolean" ? undefined : wrong(value, path, validator);
    case "string":
      return typeof value === "string" ? undefined : wrong(value, path, validator);
    case "bytes":
      return value instanceof ArrayBuffer ? undefined : wrong(value, path, validator);
    case "literal":
      return compareValues(value, jsonToConvex(validator.value)) === 0
        ? undefined
        : wrong(value, path, validator);
    case "id":
      if (typeof value !== "string") return wrong(value, path, validator);
      return isIdOf(validator.tableName, value)
        ? undefined
        : { path, reason: `Found ID "${value}", which is not an ID of table "${validator.tableName}".` };
    case "array":
      return arrayMismatch(value, validator, isIdOf, path);
    case "record":
      return recordMismatch(value, validator, isIdOf, path);
    case "object":
      return objectMismatch(value, validator, isIdOf, path);
    case "union":
      return unionMismatch(value, validator, isIdOf, path);
    default:
      return { path, reason: `The validator type "${(validator as { type: string }).type}" is unknown.` };
  }
}

/** A validator as written in source code, for messages: `v.union(v.string(), v.null())`. */
export function describeValidator(validator: ValidatorJSON): string {
  switch (validator.type) {
    case "number":
      return "v.float64()";
    case "bigint":
      return "v.int64()";
    case "literal":
      return `v.literal(${describeValue(jsonToConvex(validator.value))})`;
    case "id":
      return `v.id("${validator.tableName}")`;
    case "array":
      return `v.array(${describeValidator(validator.value)})`;
    case "record":
      return `v.record(${describeValidator(validator.keys)}, ${describeValidator(validator.values.fieldType)})`;
    case "union":
      return `v.union(${validator.value.map(describeValidator).join(", ")})`;
    case "object": {
      const fields = Object.entries(validator.value).map(([name, field]) => {
        const type = describeValidator(field.fieldType);
        return `${name}: ${field.optional ? `v.optional(${type})` : type}`;
      });
      return `v.object({${fields.join(", ")}})`;
    }
    default:
      return `v.${validator.type}()`;
  }
}

type Of<T extends ValidatorJSON["type"]> = Extract<ValidatorJSON, { type: T }>;

function arrayMismatch(value: Value | undefined, validator: Of<"array">, isIdOf: IdCheck, path: string) {
  if (!Array.isArray(value)) return wrong(value, path, validator);
  for (const [index, element] of value.entries()) {
    const mismatch = findMismatch(element, validator.value, isIdOf, `${path}[${index}]`);
    if (mismatch !== undefined) return mismatch;
  }
  return undefined;
}

function recordMismatch(value: Value | undefined, validator: Of<"record">, isIdOf: IdCheck, path: string) {
  if (!isObject(value)) return wrong(value, path, validator);
  for (const [key, field] of Object.entries(value)) {
    const mismatch =
      findMismatch(key, validator.keys, isIdOf, `${path} (key "${key}")`) ??
      findMismatch(field, validator.values.fieldType, isIdOf, `${path}.${key}`);
    if (mismatch !== undefined) return mismatch;
  }
  return undefined;
}

function objectMismatch(value: Value | undefined, validator: Of<"object">, isIdOf: IdCheck, path: string) {
  if (!isObject(value)) return wrong(value, path, validator);
  for (const [name, field] of Object.entries(validator.value)) {
    const found = Object.hasOwn(value, name) ? value[name] : undefined;
    if (found === undefined) {
      if (field.optional) continue;
      return { path, reason: `Object is missing the required field \`${name}\`.` };
    }
    const mismatch = findMismatch(found, field.fieldType, isIdOf, `${path}.${name}`);
    if (mismatch !== undefined) return mismatch;
  }
  for (const name of Object.keys(value)) {
    if (value[name] !== undefined && !Object.hasOwn(validator.value, name)) {
      return { path, reason: `Object contains extra field \`${name}\` that is not in the validator.` };
    }
  }
  return undefined;
}

/** If the literal fields leave only one candidate, its mismatch says more than "none matches". */
function unionMismatch(value: Value | undefined, validator: Of<"union">, isIdOf: IdCheck, path: string) {
  const mismatches: Mismatch[] = [];
  for (const member of validator.value) {
    const mismatch = findMismatch(value, member, isIdOf, path);
    if (mismatch === undefined) return undefined;
    mismatches.push(mismatch);
  }
  return mismatches.length === 1 ? mismatches[0] : wrong(value, path, validator);
}

function wrong(value: Value | undefined, path: string, validator: ValidatorJSON): Mismatch {
  return {
    path,
    reason: `Value does not match validator. Value: ${describeValue(value)}. Validator: ${describeValidator(validator)}.`,
  };
}

/** A value for messages, cut. */
export function describeValue(value: Value | undefined): string {
  if (value === undefined) return "undefined";
  if (typeof value === "bigint") return `${value}n`;
  const text = JSON.stringify(convexToJson(value));
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

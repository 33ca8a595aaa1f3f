/**
 * Arguments for a function, from its own validators: mostly valid ones, so that calls reach the
 * function, with values that are often forgotten, and some that the validators refuse.
 */
import type { JSONValue, Value } from "convex/values";
import fc from "fast-check";

/** The JSON of a validator, as `exportArgs()` of a function gives it. */
type Validator =
  | { type: "object"; value: Record<string, { fieldType: Validator; optional: boolean }> }
  | { type: "union"; value: Validator[] }
  | { type: "array"; value: Validator }
  | { type: "record"; keys: Validator; values: { fieldType: Validator } }
  | { type: "literal"; value: JSONValue }
  | { type: "id"; tableName: string }
  | { type: "null" | "number" | "bigint" | "boolean" | "string" | "bytes" | "any" };

const STRINGS = [
  "",
  " ",
  "ada/notes",
  "https://github.com/ada/notes",
  "../../etc/passwd",
  "__proto__",
  "constructor",
  "chapters/chapter_01_partie.md",
  "e\u0301\u200b\u202e",
  "\ud800",
  "\0",
  "x".repeat(5_000),
];

const text = fc.oneof(fc.constantFrom(...STRINGS), fc.string({ unit: "binary", maxLength: 40 }));
const number = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.constantFrom(-1, -0, 0.5, 2 ** 53, Number.MAX_VALUE, Number.NaN, Infinity, -Infinity),
);
const bytes = fc.uint8Array({ maxLength: 20 }).map((array) => array.slice().buffer);
const bigint = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const fieldName = fc.stringMatching(/^[a-z][a-zA-Z]{0,8}$/);

/** Any value of Convex. */
const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(fc.constant(null), fc.boolean(), number, bigint, text, bytes),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fieldName, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

/** Values that mean something to the backend. */
export interface KnownValues {
  /** Ids of stored documents by table. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly texts: readonly string[];
  /** Values of fields with these names, at any depth. */
  readonly fields: Readonly<Record<string, string | number>>;
}

/** @param exported what `exportArgs()` of the function returned. */
export function argumentsFor(exported: string, { ids, texts, fields }: KnownValues): fc.Arbitrary<Value> {
  const knownText = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...texts) }, text);
  const idOf = (table: string) =>
    fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...(ids[table] ?? texts)) }, knownText);
  const valid = (validator: Validator): fc.Arbitrary<Value> => {
    switch (validator.type) {
      case "object":
        return fc.record(
          Object.fromEntries(
            Object.entries(validator.value).map(([name, { fieldType }]) => [name, fieldOf(name, fieldType)]),
          ),
          {
            requiredKeys: Object.keys(validator.value).filter((name) => !validator.value[name]?.optional),
            noNullPrototype: true,
          },
        );
      case "union":
        return fc.oneof(...validator.value.map(near));
      case "array":
        return fc.array(near(validator.value), { maxLength: 4 });
      case "record":
        return fc.dictionary(fieldName, near(validator.values.fieldType), {
          maxKeys: 4,
          noNullPrototype: true,
        });
      case "literal":
        return fc.constant(validator.value as Value);
      case "null":
        return fc.constant(null);
      case "number":
        return number;
      case "bigint":
        return bigint;
      case "boolean":
        return fc.boolean();
      case "bytes":
        return bytes;
      case "id":
        return idOf(validator.tableName);
      case "string":
        return knownText;
      case "any":
        return anyValue;
    }
  };
  const fieldOf = (name: string, validator: Validator) => {
    const known = fields[name];
    if (known === undefined) return near(validator);
    return fc.oneof({ weight: 20, arbitrary: fc.constant(known) }, near(validator));
  };
  const near = (validator: Validator) =>
    fc.oneof({ weight: 30, arbitrary: valid(validator) }, { weight: 1, arbitrary: anyValue });
  return near(JSON.parse(exported) as Validator);
}

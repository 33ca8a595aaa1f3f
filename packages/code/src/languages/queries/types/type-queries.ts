import { JAVASCRIPT_TYPES, TYPESCRIPT_TYPES } from "./ecmascript-types.ts";
import { GO_TYPES } from "./go-types.ts";
import { PYTHON_TYPES } from "./python-types.ts";

/** By grammar: the part of a language's query that finds fields and supertypes. */
export const TYPE_QUERIES: ReadonlyMap<string, string> = new Map([
  ["typescript", TYPESCRIPT_TYPES],
  ["tsx", TYPESCRIPT_TYPES],
  ["javascript", JAVASCRIPT_TYPES],
  ["python", PYTHON_TYPES],
  ["go", GO_TYPES],
]);

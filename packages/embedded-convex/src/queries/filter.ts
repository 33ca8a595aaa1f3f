/**
 * Evaluates a serialized `.filter()` expression of the npm package. Comparisons use the order of
 * Convex values.
 */
import type { JSONValue, Value } from "convex/values";
import { compareValues, jsonToConvex } from "convex/values";
import { FunctionError } from "../convex-errors.ts";
import { fieldAt } from "../values/field-path.ts";
import { describeValue } from "../values/validate.ts";

type Operands = { [operator: string]: JSONValue };

export function passes(expression: JSONValue, document: Value): boolean {
  return evaluate(expression, document) === true;
}

function evaluate(expression: JSONValue, document: Value): Value | undefined {
  const [operator, operand] = Object.entries(expression as Operands)[0] ?? ["nothing", null];
  switch (operator) {
    case "$literal":
      return literal(operand);
    case "$field":
      return fieldAt(document, String(operand));
    case "$and":
      return (operand as JSONValue[]).every((part) => condition(operator, part, document));
    case "$or":
      return (operand as JSONValue[]).some((part) => condition(operator, part, document));
    case "$not":
      return !condition(operator, operand, document);
    case "$neg":
      return negate(evaluate(operand, document));
    default: {
      const [left, right] = operand as [JSONValue, JSONValue];
      return binary(operator, evaluate(left, document), evaluate(right, document));
    }
  }
}

function condition(operator: string, expression: JSONValue, document: Value): boolean {
  const value = evaluate(expression, document);
  if (typeof value === "boolean") return value;
  const found = value === undefined ? "a missing field" : describeValue(value);
  throw new FunctionError(`A filter applies ${operator} to ${found}, which is no boolean.`);
}

function literal(json: JSONValue): Value | undefined {
  const isUndefined =
    typeof json === "object" && json !== null && !Array.isArray(json) && "$undefined" in json;
  return isUndefined ? undefined : jsonToConvex(json);
}

function binary(operator: string, left: Value | undefined, right: Value | undefined): Value {
  switch (operator) {
    case "$eq":
      return compareValues(left, right) === 0;
    case "$neq":
      return compareValues(left, right) !== 0;
    case "$lt":
      return compareValues(left, right) < 0;
    case "$lte":
      return compareValues(left, right) <= 0;
    case "$gt":
      return compareValues(left, right) > 0;
    case "$gte":
      return compareValues(left, right) >= 0;
    default:
      return arithmetic(operator, left, right);
  }
}

function arithmetic(operator: string, left: Value | undefined, right: Value | undefined): Value {
  if (typeof left === "number" && typeof right === "number") {
    if (operator === "$add") return left + right;
    if (operator === "$sub") return left - right;
    if (operator === "$mul") return left * right;
    if (operator === "$div") return left / right;
    if (operator === "$mod") return left % right;
  }
  if (typeof left === "bigint" && typeof right === "bigint") {
    if (operator === "$add") return left + right;
    if (operator === "$sub") return left - right;
    if (operator === "$mul") return left * right;
    if (right === 0n) throw new FunctionError(`A filter divides the int64 ${left} by zero.`);
    if (operator === "$div") return left / right;
    if (operator === "$mod") return left % right;
  }
  throw new FunctionError(`A filter cannot apply ${operator} to ${typeof left} and ${typeof right}.`);
}

function negate(value: Value | undefined): Value {
  if (typeof value === "number" || typeof value === "bigint") return -value;
  throw new FunctionError(`A filter cannot negate a ${typeof value}.`);
}

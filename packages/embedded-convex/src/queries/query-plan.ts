/**
 * A serialized query of the npm package, resolved to one interval of one index and the operators
 * after it.
 */
import type { JSONValue } from "convex/values";
import { jsonToConvex, type Value } from "convex/values";
import { FunctionError, UnsupportedError } from "../convex-errors.ts";
import { builtIn, type Index, type Table } from "../database/catalog.ts";
import type { Interval } from "../database/interval.ts";
import type { Order } from "../database/rows.ts";
import type { Transaction } from "../database/transaction.ts";
import { above, encodeIndexKey } from "../values/index-key.ts";

export type QueryOperator = { filter: JSONValue } | { limit: number };

/** `SerializedQuery` of the npm package's query_impl.ts. */
export interface SerializedQuery {
  source:
    | { type: "FullTableScan"; tableName: string; order: Order | null }
    | { type: "IndexRange"; indexName: string; range: RangeExpression[]; order: Order | null }
    | { type: "Search"; indexName: string };
  operators: QueryOperator[];
}

interface RangeExpression {
  type: "Eq" | "Gt" | "Gte" | "Lt" | "Lte";
  fieldPath: string;
  value: JSONValue;
}

export interface QueryPlan {
  index: Index;
  interval: Interval;
  order: Order;
  operators: QueryOperator[];
}

/**
 * @throws FunctionError for a missing index, or a range that does not match the fields of its
 * index.
 */
export function planQuery(transaction: Transaction, query: SerializedQuery): QueryPlan {
  const { source, operators } = query;
  if (source.type === "Search") throw new UnsupportedError(`search indexes (${source.indexName})`);
  const order = source.order ?? "asc";
  if (source.type === "FullTableScan") {
    const index = builtIn(transaction.table(source.tableName), "by_creation_time");
    return { index, interval: rangeOf(index, []), order, operators };
  }
  const [tableName = "", indexName = ""] = source.indexName.split(".");
  const index = findIndex(transaction.table(tableName), indexName);
  return { index, interval: rangeOf(index, source.range), order, operators };
}

function findIndex(table: Table, name: string): Index {
  const index = table.indexes.get(name);
  if (index === undefined) {
    const known = [...table.indexes.keys()].join(", ");
    throw new FunctionError(`Index ${table.name}.${name} not found. Indexes of ${table.name}: ${known}.`);
  }
  return index;
}

/** The range: equalities on the first fields, then bounds on the next field. */
function rangeOf(index: Index, expressions: RangeExpression[]): Interval {
  const equal: (Value | undefined)[] = [];
  let position = 0;
  while (expressions[position]?.type === "Eq") {
    const expression = expressions[position] as RangeExpression;
    expectField(index, equal.length, expression);
    equal.push(rangeValue(expression.value));
    position += 1;
  }
  const prefix = encodeIndexKey(equal);
  const interval: Interval = { indexId: index.id, lower: prefix, upper: above(prefix) };
  const seen = new Set<string>();
  for (const expression of expressions.slice(position)) {
    expectField(index, equal.length, expression);
    const side = expression.type.startsWith("G") ? "lower" : "upper";
    if (expression.type === "Eq" || seen.has(side)) {
      throw new FunctionError(
        `The range on ${index.table}.${index.name} has more than one ${side} bound, or .eq after a bound.`,
      );
    }
    seen.add(side);
    const bound = Buffer.concat([prefix, encodeIndexKey([rangeValue(expression.value)])]);
    const isAbove = expression.type === "Gt" || expression.type === "Lte";
    interval[side] = isAbove ? above(bound) : bound;
  }
  return interval;
}

function expectField(index: Index, position: number, expression: RangeExpression): void {
  const field = index.keyFields[position];
  if (field === expression.fieldPath) return;
  throw new FunctionError(
    `Index ${index.table}.${index.name} sorts by (${index.keyFields.join(", ")}): its range must use the fields in ` +
      `that order, but field ${position + 1} of the range is "${expression.fieldPath}".`,
  );
}

function rangeValue(json: JSONValue): Value | undefined {
  const isUndefined =
    typeof json === "object" && json !== null && !Array.isArray(json) && "$undefined" in json;
  return isUndefined ? undefined : jsonToConvex(json);
}

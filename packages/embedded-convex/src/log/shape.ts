/**
 * The shape of a value without the value: what a log may tell about the arguments of a call. Names of
 * fields are part of a function's declaration; other names are data.
 */
import type { JSONValue } from "convex/values";

/** Fields and levels that are shown. */
const WIDTH = 12;
const DEPTH = 3;

const DECLARED_NAME = /^[a-z]\w{0,39}$/i;

/** E.g. `{ name: string of 5, lines: 3 × { at: number }, epoch: number }`. */
export function shapeOf(value: JSONValue, depth = 0): string {
  if (value === null) return "null";
  if (typeof value === "string") return `string of ${value.length}`;
  if (typeof value !== "object") return typeof value;
  if (depth === DEPTH) return "…";
  if (Array.isArray(value)) {
    const [first] = value;
    return first === undefined ? "[]" : `${value.length} × ${shapeOf(first, depth + 1)}`;
  }
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const shown = fields
    .slice(0, WIDTH)
    .map(
      ([name, field]) =>
        `${DECLARED_NAME.test(name) ? name : "…"}: ${shapeOf(field as JSONValue, depth + 1)}`,
    );
  if (fields.length > WIDTH) shown.push(`${fields.length - WIDTH} more`);
  return shown.length === 0 ? "{}" : `{ ${shown.join(", ")} }`;
}

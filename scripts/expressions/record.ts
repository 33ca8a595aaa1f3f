/**
 * `node scripts/expressions/record.ts`: analyzes the expressions that are not recorded, and writes
 * the record.
 */
import { expressionsIn, isAllowed, written } from "./expression.ts";
import { productNodes } from "./product-sources.ts";
import { readProven, writeProven } from "./proven.ts";
import { slownessOf } from "./slowness.ts";

const before = readProven();
const linear = new Set<string>();
for (const expression of expressionsIn(productNodes())) {
  if (isAllowed(expression) || linear.has(written(expression))) continue;
  const isKnown = before.has(written(expression));
  if (!isKnown) console.log(`${expression.file}: ${written(expression)}`);
  const slowness = isKnown ? undefined : slownessOf(expression);
  if (slowness === undefined) linear.add(written(expression));
  else {
    console.error(`${expression.file}: ${slowness}`);
    process.exitCode = 1;
  }
}
writeProven(linear);

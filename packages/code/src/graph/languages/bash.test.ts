import { expect, test } from "vitest";
import { factsOf } from "../../testing/facts.ts";

const FILES = {
  "bin/shop": `#!/usr/bin/env bash
source "$(dirname "$0")/../lib/cart.sh"
. "\${HERE}/lib/money.sh"

LIMIT=3

# Opens the shop.
open_shop() {
  local inner=1
  add_item "$LIMIT"
  total=$(sum_up)
}

open_shop
`,
  "lib/cart.sh": ". ./money.sh\n\nfunction add_item { :; }\n",
  "lib/money.sh": "readonly CURRENCY=EUR\n\nsum_up() { :; }\n",
};

test("Bash: functions and variables of the script, not those of functions", async () => {
  const { outline } = await factsOf(FILES);
  expect(outline("bin/shop")).toEqual(["+constant LIMIT 5-5", "+function open_shop 8-12: Opens the shop."]);
  expect(outline("lib/money.sh")).toEqual(["+constant CURRENCY 1-1", "+function sum_up 3-3"]);
});

test("Bash: sourced files with a computed directory", async () => {
  const { links } = await factsOf(FILES);
  expect(links).toEqual([
    "bin/shop -> lib/cart.sh add_item(10)",
    "bin/shop -> lib/money.sh sum_up(11)",
    "lib/cart.sh -> lib/money.sh",
  ]);
});

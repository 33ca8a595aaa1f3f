import { expect, test } from "vitest";
import { factsOf } from "../../testing/facts.ts";

const FILES = {
  "src/Cart.vue": `<template>
  <Line v-for="é in items" />
</template>

<script lang="ts">
export const limit = 3;
</script>

<script setup lang="ts">
import Line from "./Line.vue";
import { useStock } from "@/stock";

/** Adds up. */
function total(): number {
  return useStock(Line);
}
</script>

<style>a { color: red }</style>
`,
  "src/Line.vue": "<script>\nexport default { name: 'Line' };\n</script>\n",
  "src/stock.ts": "export function useStock(x: unknown): number {\n  return 1;\n}\n",
  "src/main.ts": 'import Cart from "./Cart.vue";\n\nexport const app = [Cart];\n',
};

test("Vue: the code of a component has the lines of its file", async () => {
  const { outline } = await factsOf(FILES);
  expect(outline("src/Cart.vue")).toEqual(["+constant limit 6-6", "-function total 14-16: Adds up."]);
});

test("Vue: components and scripts import each other", async () => {
  const { links } = await factsOf(FILES);
  expect(links).toEqual([
    "src/Cart.vue -> src/Line.vue",
    "src/Cart.vue -> src/stock.ts useStock(15)",
    "src/main.ts -> src/Cart.vue",
  ]);
});

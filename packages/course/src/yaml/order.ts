/**
 * Step 3, `step3_order.yaml`: in which order the abstractions are taught.
 * The file spells the position out beside the id, so that nobody takes one for the other.
 */

import { z } from "zod";
import { proseSchema } from "./text.ts";

/** The teaching order: the place in the list is the position, minus one. */
export interface Order {
  readonly order: readonly { readonly id: number; readonly reasoning: string }[];
}

/** One entry as it stands in the file. */
export interface OrderEntry {
  /** 1…N, the teaching order. */
  readonly position: number;
  /** The abstraction's id. */
  readonly id: number;
  /** Why it is taught here. */
  readonly reasoning: string;
}

/** The shape of the document. That it is a permutation of the ids is checked with the whole course. */
export const orderSchema = z.strictObject({
  order: z
    .array(z.strictObject({ position: z.int().positive(), id: z.int().positive(), reasoning: proseSchema }))
    .min(1),
}) satisfies z.ZodType<{ readonly order: readonly OrderEntry[] }>;

/** An order with its positions spelled out, as the file has them. */
export function orderEntries({ order }: Order): OrderEntry[] {
  return order.map(({ id, reasoning }, index) => ({ position: index + 1, id, reasoning }));
}

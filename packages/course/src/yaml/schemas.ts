/**
 * The shapes of the three YAML documents. Rules across documents are checked with the whole course:
 * ids exist and are unique, the order is a permutation, citations resolve.
 */

import { z } from "zod";
import type { Abstraction, OrderEntry, Relationships } from "../contract/index.ts";
import { lineSchema, proseSchema } from "./text.ts";

export const abstractionSchema = z.strictObject({
  id: z.int().positive(),
  name: lineSchema,
  description: proseSchema,
  file_paths: z.array(z.string().min(1)).min(1),
  symbols: z.array(z.string().min(1)),
}) satisfies z.ZodType<Abstraction>;

export const abstractionsSchema = z.array(abstractionSchema).min(1);

export const relationshipsSchema = z.strictObject({
  summary: proseSchema,
  relationships: z.array(
    z.strictObject({
      from: z.int().positive(),
      to: z.int().positive(),
      label: proseSchema,
      evidence: z.array(z.string().min(1)),
    }),
  ),
}) satisfies z.ZodType<Relationships>;

export const orderSchema = z.strictObject({
  order: z
    .array(z.strictObject({ position: z.int().positive(), id: z.int().positive(), reasoning: proseSchema }))
    .min(1),
}) satisfies z.ZodType<{ readonly order: readonly OrderEntry[] }>;

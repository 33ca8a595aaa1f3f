/** Step 1, `step1_abstractions.yaml`: what the repository is made of. */

import { z } from "zod";
import { lineSchema, proseSchema } from "./text.ts";

/** One idea of the repository, taught by one chapter. */
export interface Abstraction {
  /** 1…N. Not its place in the teaching order: that is step 3's. */
  readonly id: number;
  /** Unique in the course; the chapter's title. */
  readonly name: string;
  readonly description: string;
  /** Repository-relative paths, the most important first. */
  readonly file_paths: readonly string[];
  /** Names declared in those files. */
  readonly symbols: readonly string[];
}

/** The shape of one abstraction. */
export const abstractionSchema = z.strictObject({
  id: z.int().positive(),
  name: lineSchema,
  description: proseSchema,
  file_paths: z.array(z.string().min(1)).min(1),
  symbols: z.array(z.string().min(1)),
}) satisfies z.ZodType<Abstraction>;

/** The shape of the document: a list of abstractions. That ids run from 1 to N and names are unique is checked with the whole course. */
export const abstractionsSchema = z.array(abstractionSchema).min(1);

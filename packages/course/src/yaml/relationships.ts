/** Step 2, `step2_relationships.yaml`: how the abstractions depend on each other. */

import { z } from "zod";
import { proseSchema } from "./text.ts";

/** One directed relationship between two abstractions. */
export interface Relationship {
  /** The id of the abstraction that uses. */
  readonly from: number;
  /** The id of the abstraction that is used. */
  readonly to: number;
  readonly label: string;
  /** Citations, as text, of the lines that show it. */
  readonly evidence: readonly string[];
}

/** The whole document. */
export interface Relationships {
  /** What the repository is, in a few sentences. */
  readonly summary: string;
  readonly relationships: readonly Relationship[];
}

/** The shape of the document. That ids exist and citations resolve is checked with the whole course. */
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

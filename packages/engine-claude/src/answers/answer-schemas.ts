/**
 * The shapes of the answers in steps 1 to 3: JSON schemas for the client, and checks of the
 * answers.
 */

import { abstractionsSchema, type Order, relationshipsSchema } from "@fondation/course";
import { z } from "zod";

export const abstractionsAnswer = z.strictObject({ abstractions: abstractionsSchema });

export const relationshipsAnswer = relationshipsSchema;

/** The index in the list is the position. */
export const orderAnswer = z.strictObject({
  order: z
    .array(z.strictObject({ id: z.int().positive(), reasoning: z.string().regex(/\S/u, "is empty") }))
    .min(1),
}) satisfies z.ZodType<Order>;

/**
 * A JSON schema without patterns, which are checked later: the schema is passed on the command line
 * and must be small.
 */
export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.pattern;
      delete jsonSchema.maximum;
    },
  });
  return json;
}

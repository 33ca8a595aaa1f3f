/** What steps 1 to 3 ask for: the shapes of the course, as a JSON schema for the client and as a check of what comes back. */

import { abstractionsSchema, type Order, relationshipsSchema } from "@fondation/course";
import { z } from "zod";

/** Step 1. */
export const abstractionsAnswer = z.strictObject({ abstractions: abstractionsSchema });

/** Step 2. */
export const relationshipsAnswer = relationshipsSchema;

/** Step 3: the place in the list is the position. */
export const orderAnswer = z.strictObject({
  order: z
    .array(z.strictObject({ id: z.int().positive(), reasoning: z.string().regex(/\S/u, "is empty") }))
    .min(1),
}) satisfies z.ZodType<Order>;

/** As JSON schema: small, since it travels on the client's command line; patterns are checked afterwards. */
export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.pattern;
      delete jsonSchema.maximum;
    },
  });
  return json;
}

/** The texts the three YAML documents are made of. */

import { z } from "zod";

/** At least one visible character. */
export const proseSchema = z.string().regex(/\S/u, "is empty");

/** One line without surrounding spaces or control characters: it becomes a heading, a link and a file name. */
export const lineSchema = z
  .string()
  .regex(/^[^\p{Cc}\u2028\u2029]+$/u, "must be one line of text")
  .refine((text) => text === text.trim(), "must not begin or end with a space");

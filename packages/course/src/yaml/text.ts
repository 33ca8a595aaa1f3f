/** Schemas of the texts in the three YAML documents. */

import { z } from "zod";

/** A text with at least one visible character. */
export const proseSchema = z.string().regex(/\S/u, "is empty");

/**
 * One line without surrounding spaces or control characters: it becomes a heading, a link and a
 * file name.
 */
export const lineSchema = z
  .string()
  .regex(/^[^\p{Cc}\u2028\u2029]+$/u, "must be one line of text")
  .refine((text) => text === text.trim(), "must not begin or end with a space");

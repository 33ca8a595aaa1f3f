/** Reading and writing the three YAML documents (YAML 1.2). */

import { LineCounter, parseDocument, stringify } from "yaml";
import type { z } from "zod";
import { type Order, orderEntries } from "../contract/index.ts";
import { CourseFormatError } from "../course-format-error.ts";
import { describeIssues } from "./issues.ts";
import { abstractionsSchema, orderSchema, relationshipsSchema } from "./schemas.ts";

const ADVICE = "Generate the course again, or fix the document by hand.";

/**
 * Writes a value as YAML: keys in the value's order, long lines not folded, no aliases, a final
 * newline.
 */
export function writeYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** @throws CourseFormatError when the value does not match the schema. */
export function writeAbstractions(value: z.input<typeof abstractionsSchema>): string {
  return writeYaml(conform(value, abstractionsSchema, "step 1"));
}

/** @throws CourseFormatError when the value does not match the schema. */
export function writeRelationships(value: z.input<typeof relationshipsSchema>): string {
  return writeYaml(conform(value, relationshipsSchema, "step 2"));
}

/**
 * Writes the positions too. Throws {@link CourseFormatError} when the value does not match the
 * schema.
 */
export function writeOrder(value: Order): string {
  return writeYaml(conform({ order: orderEntries(value) }, orderSchema, "step 3"));
}

/** Throws {@link CourseFormatError} with the line or the key of the fault. */
export function readYaml<T>(text: string, schema: z.ZodType<T>): T {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true });
  const error = document.errors[0];
  if (error !== undefined) {
    const { line } = lineCounter.linePos(error.pos[0]);
    throw new CourseFormatError(`The YAML cannot be read at line ${line}: ${error.message}.`, ADVICE, error);
  }
  // No document of a course uses aliases. Refusing them keeps a small file from expanding into a
  // huge value.
  return conform(
    toValue(() => document.toJS({ maxAliasCount: 0 })),
    schema,
    "The YAML",
  );
}

function toValue(convert: () => unknown): unknown {
  try {
    return convert();
  } catch (cause) {
    throw new CourseFormatError(`The YAML cannot be read: ${String(cause)}.`, ADVICE, cause);
  }
}

function conform<T>(value: unknown, schema: z.ZodType<T>, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new CourseFormatError(
    `${what} does not have the shape of the course: ${describeIssues(result.error)}.`,
    ADVICE,
    result.error,
  );
}

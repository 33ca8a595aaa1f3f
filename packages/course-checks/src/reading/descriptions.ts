/** Reads the three YAML documents of a course once for all checks. */

import {
  type Abstraction,
  abstractionsSchema,
  type Course,
  CourseFormatError,
  type OrderEntry,
  orderSchema,
  type Relationships,
  readYaml,
  relationshipsSchema,
  yamlSlug,
} from "@fondation/course";

/** The value of a YAML document, or the reason why it cannot be read. */
type Read<T> = { readonly value: T } | { readonly value?: never; readonly fault: string };

export interface Descriptions {
  readonly abstractions: Read<readonly Abstraction[]>;
  readonly relationships: Read<Relationships>;
  readonly order: Read<readonly OrderEntry[]>;
}

export function readDescriptions(course: Course): Descriptions {
  return {
    abstractions: read(course, "abstractions", (text) => readYaml(text, abstractionsSchema)),
    relationships: read(course, "relationships", (text) => readYaml(text, relationshipsSchema)),
    order: read(course, "order", (text) => readYaml(text, orderSchema).order),
  };
}

function read<T>(course: Course, kind: keyof Descriptions, parse: (text: string) => T): Read<T> {
  const document = course.documents.find(({ slug }) => slug === yamlSlug(kind));
  if (document === undefined) return { fault: "The document is missing." };
  try {
    return { value: parse(document.content) };
  } catch (error) {
    if (error instanceof CourseFormatError) return { fault: error.message };
    throw error;
  }
}

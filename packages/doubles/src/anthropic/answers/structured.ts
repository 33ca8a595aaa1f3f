/** Cuts a structured result to the schema in the client's request. */

type Schema = Readonly<Record<string, unknown>>;

/** The schema requires a property that the result does not have, so the double cannot answer. */
class SchemaUnknown extends Error {
  override readonly name = "SchemaUnknown";
}

/**
 * Keeps the properties of `value` that the schema names, at every depth. References into `$defs`
 * are followed. Throws {@link SchemaUnknown} when a required property is missing.
 */
export function cutToSchema(value: unknown, schema: Schema, root: Schema = schema, where = "$"): unknown {
  const resolved = resolve(schema, root);
  if (Array.isArray(value)) {
    const items = (resolved.items ?? {}) as Schema;
    return value.map((item, index) => cutToSchema(item, items, root, `${where}[${index}]`));
  }
  if (typeof value !== "object" || value === null) return value;
  const properties = resolved.properties as Record<string, Schema> | undefined;
  if (properties === undefined) return value;
  const given = value as Record<string, unknown>;
  for (const name of (resolved.required ?? []) as string[]) {
    if (given[name] === undefined) {
      throw new SchemaUnknown(
        `The structured output asks for ${where}.${name}, which the double does not give.`,
      );
    }
  }
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) =>
      given[name] === undefined ? [] : [[name, cutToSchema(given[name], property, root, `${where}.${name}`)]],
    ),
  );
}

function resolve(schema: Schema, root: Schema): Schema {
  const reference = schema.$ref;
  if (typeof reference !== "string") return schema;
  const found = reference
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>((node, key) => (node as Schema | undefined)?.[key], root);
  return (found ?? {}) as Schema;
}

/** Kotlin: properties, properties of the primary constructor, entries of enums. */
export const KOTLIN_TYPES = `
(class_body (property_declaration (variable_declaration (identifier) @field.name (_)? @field.type)) @field)
(class_parameter ["val" "var"] (identifier) @field.name (_) @field.type) @field
(enum_entry (identifier) @field.name) @field
(delegation_specifier [
  (constructor_invocation (user_type . (identifier) @supertype.extends))
  (user_type . (identifier) @supertype.implements)])
`;

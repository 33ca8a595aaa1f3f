/** Swift: properties, cases of enums, requirements of protocols. The first supertype can be a class. */
export const SWIFT_TYPES = `
(class_body (property_declaration name: (pattern bound_identifier: (simple_identifier) @field.name)
  (type_annotation (_) @field.type)? value: (_)? @field.default) @field)
(enum_class_body (enum_entry name: (simple_identifier) @field.name) @field)
(enum_class_body (enum_entry name: (simple_identifier) @field.name . raw_value: (_) @field.default) @field)
(protocol_body (protocol_property_declaration
  name: (pattern bound_identifier: (simple_identifier) @field.name)
  (type_annotation (_) @field.type)) @field)

(class_declaration declaration_kind: ["class" "actor"] name: (type_identifier) @supertype.owner
  (inheritance_specifier inherits_from: (user_type (type_identifier) @supertype.extends)))
(class_declaration declaration_kind: ["struct" "enum"] name: (type_identifier) @supertype.owner
  (inheritance_specifier inherits_from: (user_type (type_identifier) @supertype.implements)))
(class_declaration declaration_kind: "extension" name: (user_type (type_identifier) @supertype.owner)
  (inheritance_specifier inherits_from: (user_type (type_identifier) @supertype.implements)))
(protocol_declaration name: (type_identifier) @supertype.owner
  (inheritance_specifier inherits_from: (user_type (type_identifier) @supertype.extends)))
`;

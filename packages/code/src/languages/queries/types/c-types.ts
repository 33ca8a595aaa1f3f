/** C: members of structures, constants of enums. An unnamed structure has the name of its typedef. */
export const C_TYPES = `
(field_declaration type: (_) @field.type declarator: [
  (field_identifier) @field.name
  (pointer_declarator declarator: (field_identifier) @field.name)
  (array_declarator declarator: (field_identifier) @field.name)
  (function_declarator declarator: (parenthesized_declarator
    (pointer_declarator declarator: (field_identifier) @field.name)))]) @field
(enumerator name: (identifier) @field.name value: (_)? @field.default) @field
`;

/** C++: what C has, defaults of members, base classes. */
export const CPP_TYPES = `${C_TYPES}
(field_declaration declarator: (field_identifier) @field.name default_value: (_) @field.default) @field
(field_declaration type: (_) @field.type
  declarator: (reference_declarator (field_identifier) @field.name)) @field

(class_specifier name: (type_identifier) @supertype.owner (base_class_clause [
  (type_identifier) @supertype.extends
  (qualified_identifier) @supertype.extends
  (template_type name: (type_identifier) @supertype.extends)]))
(struct_specifier name: (type_identifier) @supertype.owner (base_class_clause [
  (type_identifier) @supertype.extends
  (qualified_identifier) @supertype.extends
  (template_type name: (type_identifier) @supertype.extends)]))
`;

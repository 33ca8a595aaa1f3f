/** Dart: fields, constants of enums, superclasses, interfaces and mixins. */
export const DART_TYPES = `
(class_body (declaration (type_identifier)? @field.type (initialized_identifier_list
  (initialized_identifier . (identifier) @field.name (_)? @field.default))) @field)
(class_body (declaration (type_identifier)? @field.type (static_final_declaration_list
  (static_final_declaration . (identifier) @field.name (_) @field.default))) @field)
(enum_constant name: (identifier) @field.name) @field

(superclass . (type_identifier) @supertype.extends)
(superclass (mixins (type_identifier) @supertype.implements))
(interfaces (type_identifier) @supertype.implements)
`;

/** Scala: parameters of classes, values and variables of bodies, cases of enums. */
export const SCALA_TYPES = `
(class_parameter name: (identifier) @field.name type: (_) @field.type default_value: (_)? @field.default) @field
(template_body (val_definition pattern: (identifier) @field.name
  type: (_)? @field.type value: (_)? @field.default) @field)
(template_body (var_definition pattern: (identifier) @field.name
  type: (_)? @field.type value: (_)? @field.default) @field)
(template_body (val_declaration name: (identifier) @field.name type: (_) @field.type) @field)
(simple_enum_case name: (identifier) @field.name) @field

(extends_clause . type: [
  (type_identifier) @supertype.extends
  (generic_type type: (type_identifier) @supertype.extends)])
(extends_clause "with" . type: [
  (type_identifier) @supertype.implements
  (generic_type type: (type_identifier) @supertype.implements)])
`;

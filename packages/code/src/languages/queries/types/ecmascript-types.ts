/**
 * Fields, supertypes and reads by key in JavaScript, TypeScript and TSX. A field's owner is the
 * declaration around it, unless the query captures it. parsing/types.ts reads the captures.
 */
const ECMASCRIPT_TYPES = `
(assignment_expression
  left: (member_expression object: (this) property: [(property_identifier) (private_property_identifier)] @field.name)
  right: (_) @field.default) @field @field.assigned
(assignment_expression left: (subscript_expression object: (this) index: (identifier) @field.name)
  right: (_) @field.default) @field @field.assigned
(program (lexical_declaration (variable_declarator name: (identifier) @field.owner value: [
  (object (pair key: (property_identifier) @field.name value: (_) @field.default) @field)
  (call_expression arguments: (arguments . (object
    (pair key: (property_identifier) @field.name value: (_) @field.default) @field) .))])))
(program (export_statement (lexical_declaration (variable_declarator name: (identifier) @field.owner value: [
  (object (pair key: (property_identifier) @field.name value: (_) @field.default) @field)
  (as_expression (object (pair key: (property_identifier) @field.name value: (_) @field.default) @field))
  (call_expression arguments: (arguments . (object
    (pair key: (property_identifier) @field.name value: (_) @field.default) @field) .))]))))
(program (lexical_declaration (variable_declarator name: (identifier) @field.name
  value: [(number) (string) (binary_expression) (unary_expression)] @field.default) @field @field.group))
(program (export_statement (lexical_declaration (variable_declarator name: (identifier) @field.name
  value: [(number) (string) (binary_expression) (unary_expression)] @field.default) @field @field.group)))

(member_expression object: (member_expression) @read.source property: (property_identifier) @read.key
  (#eq? @read.source "process.env")) @read
(subscript_expression object: (member_expression) @read.source index: (string (string_fragment) @read.key)
  (#eq? @read.source "process.env")) @read
(binary_expression
  left: (member_expression object: (member_expression) @read.source property: (property_identifier) @read.key)
  operator: ["||" "??"] right: (_) @read.default
  (#eq? @read.source "process.env")) @read
`;

/** The grammar of JavaScript does not know casts. */
const WITHOUT_CASTS = ECMASCRIPT_TYPES.split("\n")
  .filter((line) => !line.includes("as_expression"))
  .join("\n");

export const JAVASCRIPT_TYPES = `${WITHOUT_CASTS}
(class_body (field_definition property: [(property_identifier) (private_property_identifier)] @field.name
  value: (_)? @field.default) @field)
(class_heritage [(identifier) (member_expression)] @supertype.extends)
`;

export const TYPESCRIPT_TYPES = `${ECMASCRIPT_TYPES}
(class_body (public_field_definition
  name: [(property_identifier) (private_property_identifier)] @field.name
  type: (type_annotation (_) @field.type)? value: (_)? @field.default) @field)
(interface_body (property_signature name: (property_identifier) @field.name
  type: (type_annotation (_) @field.type)?) @field)
(interface_body (method_signature name: (property_identifier) @field.name
  parameters: (_) @field.type) @field)
(class_body (abstract_method_signature name: (property_identifier) @field.name
  parameters: (_) @field.type) @field)
(type_alias_declaration value: (object_type (property_signature name: (property_identifier) @field.name
  type: (type_annotation (_) @field.type)?) @field))
(enum_body [
  (property_identifier) @field @field.name
  (enum_assignment name: (property_identifier) @field.name value: (_) @field.default) @field])
(required_parameter (accessibility_modifier) pattern: (identifier) @field.name
  type: (type_annotation (_) @field.type)? value: (_)? @field.default) @field

(extends_clause value: [(identifier) (member_expression)] @supertype.extends)
(implements_clause [
  (type_identifier) @supertype.implements
  (nested_type_identifier) @supertype.implements
  (generic_type name: (_) @supertype.implements)])
(extends_type_clause type: [
  (type_identifier) @supertype.extends
  (nested_type_identifier) @supertype.extends
  (generic_type name: (_) @supertype.extends)])
`;

/** Java: fields, components of records, constants of enums, methods of interfaces. */
export const JAVA_TYPES = `
(field_declaration type: (_) @field.type declarator: (variable_declarator
  name: (identifier) @field.name value: (_)? @field.default)) @field
(constant_declaration type: (_) @field.type declarator: (variable_declarator
  name: (identifier) @field.name value: (_)? @field.default)) @field
(record_declaration parameters: (formal_parameters (formal_parameter
  type: (_) @field.type name: (identifier) @field.name) @field))
(enum_constant name: (identifier) @field.name) @field
(interface_body (method_declaration name: (identifier) @field.name parameters: (_) @field.type !body) @field)
(method_declaration (modifiers "abstract") name: (identifier) @field.name parameters: (_) @field.type) @field

(superclass [(type_identifier) @supertype.extends (scoped_type_identifier) @supertype.extends
  (generic_type [(type_identifier) (scoped_type_identifier)] @supertype.extends)])
(super_interfaces (type_list [(type_identifier) @supertype.implements
  (scoped_type_identifier) @supertype.implements
  (generic_type [(type_identifier) (scoped_type_identifier)] @supertype.implements)]))
(extends_interfaces (type_list [(type_identifier) @supertype.extends
  (generic_type (type_identifier) @supertype.extends)]))

(method_invocation object: (identifier) @_class name: (identifier) @read.source
  arguments: (argument_list . (string_literal (string_fragment) @read.key))
  (#eq? @_class "System") (#any-of? @read.source "getenv" "getProperty")) @read
`;

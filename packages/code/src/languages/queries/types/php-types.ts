/** PHP: properties, promoted parameters, constants and cases, methods of interfaces. */
export const PHP_TYPES = `
(property_declaration type: (_)? @field.type (property_element
  name: (variable_name) @field.name default_value: (_)? @field.default)) @field
(property_promotion_parameter type: (_)? @field.type name: (variable_name) @field.name
  default_value: (_)? @field.default) @field
(const_declaration (const_element (name) @field.name (_) @field.default)) @field
(enum_case name: (name) @field.name value: (_)? @field.default) @field
(interface_declaration body: (declaration_list
  (method_declaration name: (name) @field.name parameters: (_) @field.type) @field))
(method_declaration (abstract_modifier) name: (name) @field.name parameters: (_) @field.type) @field

(base_clause [(name) (qualified_name)] @supertype.extends)
(class_interface_clause [(name) (qualified_name)] @supertype.implements)
(use_declaration [(name) (qualified_name)] @supertype.implements)

(function_call_expression function: (name) @read.source
  arguments: (arguments . (argument (string (string_content) @read.key))) (#eq? @read.source "getenv")) @read
`;

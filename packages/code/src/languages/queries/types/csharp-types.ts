/** C#: fields, properties, members of enums, methods of interfaces. */
export const CSHARP_TYPES = `
(field_declaration (variable_declaration type: (_) @field.type
  (variable_declarator name: (identifier) @field.name))) @field
(property_declaration type: (_) @field.type name: (identifier) @field.name) @field
(record_declaration (parameter_list (parameter type: (_) @field.type name: (identifier) @field.name) @field))
(enum_member_declaration name: (identifier) @field.name value: (_)? @field.default) @field
(interface_declaration body: (declaration_list
  (method_declaration name: (identifier) @field.name parameters: (_) @field.type) @field))

(class_declaration (base_list [(identifier) @supertype.extends (qualified_name) @supertype.extends
  (generic_name (identifier) @supertype.extends)]))
(struct_declaration (base_list [(identifier) @supertype.implements
  (generic_name (identifier) @supertype.implements)]))
(record_declaration (base_list [(identifier) @supertype.extends (generic_name (identifier) @supertype.extends)]))
(interface_declaration (base_list [(identifier) @supertype.extends
  (generic_name (identifier) @supertype.extends)]))
`;

/** Go. An embedded type is a supertype; a constant's owner is its type. */
export const GO_TYPES = `
(struct_type (field_declaration_list (field_declaration
  name: (field_identifier) @field.name type: (_) @field.type) @field))
(struct_type (field_declaration_list (field_declaration !name type: [
  (type_identifier) @supertype.extends
  (qualified_type) @supertype.extends
  (generic_type type: (_) @supertype.extends)
  (pointer_type (_) @supertype.extends)])))
(interface_type (method_elem name: (field_identifier) @field.name parameters: (_) @field.type) @field)
(interface_type (type_elem . [(type_identifier) (qualified_type)] @supertype.extends .))
(source_file (const_declaration (const_spec name: (identifier) @field.name
  type: (type_identifier)? @field.owner value: (expression_list (_) @field.default)?) @field) @field.group)
(source_file (var_declaration (var_spec name: (identifier) @_blank
  type: [(type_identifier) (qualified_type)] @supertype.implements
  value: (expression_list [
    (call_expression function: (parenthesized_expression
      (unary_expression operand: (identifier) @supertype.owner)))
    (unary_expression operand: (composite_literal type: (type_identifier) @supertype.owner))
    (composite_literal type: (type_identifier) @supertype.owner)]) (#eq? @_blank "_"))))

(call_expression function: (selector_expression) @read.source
  arguments: (argument_list . (interpreted_string_literal (interpreted_string_literal_content) @read.key) .)
  (#any-of? @read.source "os.Getenv" "os.LookupEnv" "syscall.Getenv")) @read
`;

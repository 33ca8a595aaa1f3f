/** What C and C++ have in common: a variable can have a parameter list or stars around its name. */
export const C_CALLS = `
(call_expression function: (identifier) @call.name arguments: (_) @call.arguments)

(parameter_declaration type: (_) @binding.type declarator: [
  (identifier) @binding.local
  (pointer_declarator declarator: (identifier) @binding.local)])
(declaration type: (_) @binding.type declarator: [
  (identifier) @binding.local
  (pointer_declarator declarator: (identifier) @binding.local)
  (init_declarator declarator: (identifier) @binding.local)
  (init_declarator declarator: (pointer_declarator declarator: (identifier) @binding.local))])
(field_declaration type: (_) @binding.type declarator: [
  (field_identifier) @binding.field
  (pointer_declarator declarator: (field_identifier) @binding.field)])
`;

export const CPP_CALLS = `${C_CALLS}
(call_expression function: (template_function name: (identifier) @call.name))
(call_expression function: (qualified_identifier scope: (_) @call.receiver name: [
  (identifier) @call.name
  (template_function name: (identifier) @call.name)]) arguments: (_) @call.arguments)
(call_expression function: (field_expression argument: (_) @call.receiver field: [
  (field_identifier) @call.name
  (template_method name: (field_identifier) @call.name)]) arguments: (_) @call.arguments)
(new_expression type: [
  (type_identifier) @call.construct
  (template_type name: (type_identifier) @call.construct)
  (qualified_identifier name: (type_identifier) @call.construct)] arguments: (_)? @call.arguments)
(declaration type: [
  (type_identifier) @call.construct
  (template_type name: (type_identifier) @call.construct)
  (qualified_identifier name: (type_identifier) @call.construct)]
  declarator: (init_declarator value: [(argument_list) (initializer_list)] @call.arguments))
(call_expression function: [
    (qualified_identifier name: (template_function name: (identifier) @_make
      arguments: (template_argument_list . (type_descriptor type: [
        (type_identifier) @call.construct
        (qualified_identifier name: (type_identifier) @call.construct)]))))
    (template_function name: (identifier) @_make
      arguments: (template_argument_list . (type_descriptor type: (type_identifier) @call.construct)))]
  arguments: (_) @call.arguments (#any-of? @_make "make_unique" "make_shared"))

(parameter_declaration type: (_) @binding.type declarator: (reference_declarator (identifier) @binding.local))
(declaration type: (_) @binding.type declarator: (init_declarator
  declarator: (reference_declarator (identifier) @binding.local)))
(declaration declarator: (init_declarator declarator: (identifier) @binding.local
  value: [(call_expression) (identifier) (field_expression)] @binding.value))
(field_declaration type: (_) @binding.type
  declarator: (reference_declarator (field_identifier) @binding.field))
`;

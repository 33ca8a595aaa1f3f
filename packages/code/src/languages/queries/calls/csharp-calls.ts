/** C#. */
export const CSHARP_CALLS = `
(invocation_expression function: [(identifier) @call.name (generic_name (identifier) @call.name)]
  arguments: (_) @call.arguments)
(invocation_expression function: (member_access_expression expression: [(_) "this" "base"] @call.receiver
  name: [(identifier) @call.name (generic_name (identifier) @call.name)]) arguments: (_) @call.arguments)
(invocation_expression function: (conditional_access_expression condition: (_) @call.receiver
  (member_binding_expression name: (identifier) @call.name)) arguments: (_) @call.arguments)
(object_creation_expression type: [
  (identifier) @call.construct
  (generic_name (identifier) @call.construct)
  (qualified_name qualifier: (_) @call.receiver name: (identifier) @call.construct)]
  arguments: (_)? @call.arguments)
(constructor_initializer ["this" "base"] @call.name (argument_list) @call.arguments)

(parameter type: (_) @binding.type name: (identifier) @binding.local)
(parameter !type name: (identifier) @binding.local)
(implicit_parameter) @binding.local
(variable_declaration type: (_) @binding.type (variable_declarator name: (identifier) @binding.local))
(variable_declaration (variable_declarator name: (identifier) @binding.local
  [(invocation_expression) (object_creation_expression) (await_expression) (identifier)] @binding.value))
(field_declaration (variable_declaration type: (_) @binding.type
  (variable_declarator name: (identifier) @binding.field)))
(property_declaration type: (_) @binding.type name: (identifier) @binding.field)
(foreach_statement type: (_) @binding.type left: (identifier) @binding.local)
(method_declaration returns: (_) @binding.type name: (identifier) @binding.result)
`;

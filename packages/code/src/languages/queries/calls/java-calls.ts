/** Java. */
export const JAVA_CALLS = `
(method_invocation name: (identifier) @call.name arguments: (_) @call.arguments)
(method_invocation object: (_) @call.receiver name: (identifier) @call.name arguments: (_) @call.arguments)
(object_creation_expression type: [
  (type_identifier) @call.construct
  (generic_type (type_identifier) @call.construct)
  (scoped_type_identifier (_) @call.receiver (type_identifier) @call.construct .)
  (generic_type (scoped_type_identifier (_) @call.receiver (type_identifier) @call.construct .))]
  arguments: (_) @call.arguments)
(explicit_constructor_invocation constructor: _ @call.name arguments: (_) @call.arguments)

(formal_parameter type: (_) @binding.type name: (identifier) @binding.local)
(catch_formal_parameter name: (identifier) @binding.local)
(resource type: (_) @binding.type name: (identifier) @binding.local)
(enhanced_for_statement type: (_) @binding.type name: (identifier) @binding.local)
(lambda_expression parameters: (identifier) @binding.local)
(inferred_parameters (identifier) @binding.local)
(local_variable_declaration type: (_) @binding.type
  declarator: (variable_declarator name: (identifier) @binding.local value: (_)? @binding.value))
(field_declaration type: (_) @binding.type declarator: (variable_declarator name: (identifier) @binding.field))
(record_declaration parameters: (formal_parameters
  (formal_parameter type: (_) @binding.type name: (identifier) @binding.field)))
(method_declaration type: (_) @binding.type name: (identifier) @binding.result)
`;

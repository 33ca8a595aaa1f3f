/** Scala. */
export const SCALA_CALLS = `
(call_expression function: (identifier) @call.name)
(call_expression function: (field_expression value: (_) @call.receiver field: (identifier) @call.name))
(call_expression function: (generic_function function: [
  (identifier) @call.name
  (field_expression value: (_) @call.receiver field: (identifier) @call.name)]))
(instance_expression [(type_identifier) @call.construct (generic_type type: (type_identifier) @call.construct)])

(parameter name: (identifier) @binding.local type: (_) @binding.type)
(class_parameter name: (identifier) @binding.field type: (_) @binding.type)
(val_definition pattern: (identifier) @binding.local)
(val_definition pattern: (identifier) @binding.local type: (_) @binding.type)
(val_definition pattern: (identifier) @binding.local
  value: [(call_expression) (instance_expression) (identifier) (field_expression)] @binding.value)
(template_body (val_definition pattern: (identifier) @binding.field type: (_) @binding.type))
(template_body (val_definition pattern: (identifier) @binding.field
  value: [(call_expression) (instance_expression)] @binding.value))
(function_definition name: (identifier) @binding.result return_type: (_) @binding.type)
(function_declaration name: (identifier) @binding.result return_type: (_) @binding.type)
`;

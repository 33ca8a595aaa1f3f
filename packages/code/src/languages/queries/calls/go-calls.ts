/** Go. The receiver of a method is one of its locals. */
export const GO_CALLS = `
(call_expression function: (identifier) @call.name)
(call_expression function: (selector_expression operand: (_) @call.receiver field: (field_identifier) @call.name))

(parameter_declaration name: (identifier) @binding.local type: (_) @binding.type)
(variadic_parameter_declaration name: (identifier) @binding.local)
(var_spec name: (identifier) @binding.local)
(var_spec name: (identifier) @binding.local type: (_) @binding.type)
(var_spec name: (identifier) @binding.local value: (expression_list . (_) @binding.value))
(short_var_declaration left: (expression_list . (identifier) @binding.local)
  right: (expression_list . (_) @binding.value))
(short_var_declaration left: (expression_list (_) (identifier) @binding.local))
(range_clause left: (expression_list (identifier) @binding.local))
(type_switch_statement alias: (expression_list (identifier) @binding.local))
(field_declaration name: (field_identifier) @binding.field type: (_) @binding.type)
(function_declaration name: (identifier) @binding.result result: (_) @binding.type)
(method_elem name: (field_identifier) @binding.result result: (_) @binding.type)
(method_declaration name: (field_identifier) @binding.result result: (_) @binding.type)
`;

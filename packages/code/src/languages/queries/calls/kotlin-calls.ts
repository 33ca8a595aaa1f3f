/** Kotlin. A call of a class constructs; the name alone decides it. */
export const KOTLIN_CALLS = `
(call_expression . (identifier) @call.name)
(call_expression . (navigation_expression . (_) @call.receiver (identifier) @call.name .))

(parameter . (identifier) @binding.local . (_) @binding.type)
(class_parameter (identifier) @binding.field . (_) @binding.type)
(lambda_parameters (variable_declaration . (identifier) @binding.local))
(property_declaration (variable_declaration . (identifier) @binding.local))
(property_declaration (variable_declaration . (identifier) @binding.local . (_) @binding.type))
(property_declaration (variable_declaration . (identifier) @binding.local)
  [(call_expression) (navigation_expression) (identifier)] @binding.value)
(class_body (property_declaration (variable_declaration . (identifier) @binding.field . (_) @binding.type)))
(class_body (property_declaration (variable_declaration . (identifier) @binding.field)
  [(call_expression) (navigation_expression) (identifier)] @binding.value))
(for_statement (variable_declaration . (identifier) @binding.local))
(function_declaration name: (identifier) @binding.result
  (function_value_parameters) . [(user_type) (nullable_type)] @binding.type)
`;

/** Swift. A call of a type constructs; the name alone decides it. */
export const SWIFT_CALLS = `
(call_expression . (simple_identifier) @call.name)
(call_expression . (navigation_expression target: (_) @call.receiver
  suffix: (navigation_suffix suffix: (simple_identifier) @call.name)))

(parameter name: (simple_identifier) @binding.local . [(user_type) (optional_type)] @binding.type)
(lambda_parameter (simple_identifier) @binding.local)
(property_declaration name: (pattern bound_identifier: (simple_identifier) @binding.local))
(property_declaration name: (pattern bound_identifier: (simple_identifier) @binding.local)
  (type_annotation (_) @binding.type))
(property_declaration name: (pattern bound_identifier: (simple_identifier) @binding.local)
  value: [(call_expression) (simple_identifier) (navigation_expression) (await_expression) (try_expression)] @binding.value)
(class_body (property_declaration name: (pattern bound_identifier: (simple_identifier) @binding.field)
  (type_annotation (_) @binding.type)))
(class_body (property_declaration name: (pattern bound_identifier: (simple_identifier) @binding.field)
  value: (call_expression) @binding.value))
(function_declaration name: (simple_identifier) @binding.result return_type: (_) @binding.type)
`;

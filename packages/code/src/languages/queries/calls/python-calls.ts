/** Python. A call of a class constructs; the name alone decides it. */
export const PYTHON_CALLS = `
(call function: (identifier) @call.name)
(call function: (attribute object: (_) @call.receiver attribute: (identifier) @call.name))

(parameters (identifier) @binding.local)
(lambda_parameters (identifier) @binding.local)
(typed_parameter . (identifier) @binding.local type: (type) @binding.type)
(default_parameter name: (identifier) @binding.local)
(typed_default_parameter name: (identifier) @binding.local type: (type) @binding.type)
(assignment left: (identifier) @binding.local)
(assignment left: (identifier) @binding.local right: [(call) (await) (identifier) (attribute)] @binding.value)
(assignment left: (identifier) @binding.local type: (type) @binding.type)
(assignment left: (pattern_list (identifier) @binding.local))
(named_expression name: (identifier) @binding.local value: [(call) (identifier) (attribute)] @binding.value)
(for_statement left: (identifier) @binding.local)
(for_statement left: (pattern_list (identifier) @binding.local))
(for_in_clause left: (identifier) @binding.local)
(for_in_clause left: (pattern_list (identifier) @binding.local))
(with_item value: (as_pattern alias: (as_pattern_target (identifier) @binding.local)))
(function_definition name: (identifier) @binding.local)
(function_definition name: (identifier) @binding.result return_type: (type) @binding.type)
(assignment left: (attribute object: (identifier) @_self attribute: (identifier) @binding.field)
  right: [(call) (await) (identifier) (attribute)] @binding.value (#eq? @_self "self"))
(assignment left: (attribute object: (identifier) @_self attribute: (identifier) @binding.field)
  type: (type) @binding.type (#eq? @_self "self"))
(class_definition body: (block (expression_statement
  (assignment left: (identifier) @binding.field type: (type) @binding.type))))
(class_definition body: (block (expression_statement
  (assignment left: (identifier) @binding.field right: [(call) (identifier)] @binding.value))))
`;

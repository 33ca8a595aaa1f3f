/** PHP. */
export const PHP_CALLS = `
(function_call_expression function: (name) @call.name)
(function_call_expression function: (qualified_name (name) @call.name))
(member_call_expression object: (_) @call.receiver name: (name) @call.name)
(nullsafe_member_call_expression object: (_) @call.receiver name: (name) @call.name)
(scoped_call_expression scope: (_) @call.receiver name: (name) @call.name)
(object_creation_expression [(name) @call.construct (qualified_name (name) @call.construct)])

(simple_parameter name: (variable_name) @binding.local)
(simple_parameter type: (_) @binding.type name: (variable_name) @binding.local)
(property_promotion_parameter type: (_) @binding.type name: (variable_name) @binding.field)
(property_promotion_parameter type: (_) @binding.type name: (variable_name) @binding.local)
(property_declaration type: (_) @binding.type (property_element (variable_name) @binding.field))
(assignment_expression left: (variable_name) @binding.local)
(assignment_expression left: (variable_name) @binding.local
  right: [(object_creation_expression) (member_call_expression) (scoped_call_expression)
    (function_call_expression) (variable_name) (member_access_expression)] @binding.value)
(assignment_expression left: (member_access_expression object: (variable_name) @_this name: (name) @binding.field)
  right: [(object_creation_expression) (member_call_expression) (scoped_call_expression) (variable_name)]
    @binding.value (#eq? @_this "$this"))
(foreach_statement (variable_name) @binding.local)
(catch_clause name: (variable_name) @binding.local)
(function_definition name: (name) @binding.result return_type: (_) @binding.type)
(method_declaration name: (name) @binding.result return_type: (_) @binding.type)
`;

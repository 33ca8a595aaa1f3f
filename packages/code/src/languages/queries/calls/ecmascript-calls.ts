/** What JavaScript, TypeScript and TSX have in common. parsing/calls.ts reads the captures. */
const ECMASCRIPT_CALLS = `
(call_expression function: [(identifier) (super)] @call.name)
(call_expression function: (member_expression
  object: (_) @call.receiver property: [(property_identifier) (private_property_identifier)] @call.name))
(new_expression constructor: (identifier) @call.construct)
(new_expression constructor: (member_expression
  object: (_) @call.receiver property: (property_identifier) @call.construct))

(variable_declarator name: (identifier) @binding.local)
(variable_declarator name: (identifier) @binding.local
  value: [(call_expression) (new_expression) (await_expression) (identifier) (member_expression)] @binding.value)
(object_pattern (shorthand_property_identifier_pattern) @binding.local)
(object_pattern (pair_pattern value: (identifier) @binding.local))
(function_declaration name: (identifier) @binding.local)
(arrow_function parameter: (identifier) @binding.local)
(catch_clause parameter: (identifier) @binding.local)
(for_in_statement left: (identifier) @binding.local)
(assignment_expression left: (member_expression
    object: (this) property: [(property_identifier) (private_property_identifier)] @binding.field)
  right: [(call_expression) (new_expression) (await_expression) (identifier) (member_expression)] @binding.value)
`;

export const JAVASCRIPT_CALLS = `${ECMASCRIPT_CALLS}
(formal_parameters (identifier) @binding.local)
(formal_parameters (assignment_pattern left: (identifier) @binding.local))
(field_definition property: [(property_identifier) (private_property_identifier)] @binding.field
  value: [(call_expression) (new_expression) (identifier)] @binding.value)
`;

export const TYPESCRIPT_CALLS = `${ECMASCRIPT_CALLS}
(variable_declarator name: (identifier) @binding.local type: (type_annotation (_) @binding.type))
(required_parameter pattern: (identifier) @binding.local)
(required_parameter pattern: (identifier) @binding.local type: (type_annotation (_) @binding.type))
(optional_parameter pattern: (identifier) @binding.local)
(optional_parameter pattern: (identifier) @binding.local type: (type_annotation (_) @binding.type))
(required_parameter (accessibility_modifier)
  pattern: (identifier) @binding.field type: (type_annotation (_) @binding.type))
(public_field_definition name: [(property_identifier) (private_property_identifier)] @binding.field
  type: (type_annotation (_) @binding.type))
(public_field_definition name: [(property_identifier) (private_property_identifier)] @binding.field
  value: [(call_expression) (new_expression) (identifier)] @binding.value)
(property_signature name: (property_identifier) @binding.field type: (type_annotation (_) @binding.type))
(function_declaration name: (identifier) @binding.result return_type: (type_annotation (_) @binding.type))
(method_definition name: [(property_identifier) (private_property_identifier)] @binding.result
  return_type: (type_annotation (_) @binding.type))
(method_signature name: (property_identifier) @binding.result return_type: (type_annotation (_) @binding.type))
(abstract_method_signature name: (property_identifier) @binding.result
  return_type: (type_annotation (_) @binding.type))
(variable_declarator name: (identifier) @binding.result
  value: (arrow_function return_type: (type_annotation (_) @binding.type)))
`;

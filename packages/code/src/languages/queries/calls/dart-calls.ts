/** Dart. The grammar writes a call as a name and the selectors behind it. */
export const DART_CALLS = `
(_ (identifier) @call.name . (selector (argument_part)))
(_ [(identifier) (this) (super)] @call.receiver
  . (selector (unconditional_assignable_selector (identifier) @call.name)) . (selector (argument_part)))
(new_expression (type_identifier) @call.construct)

(formal_parameter (type_identifier) @binding.type . (identifier) @binding.local)
(formal_parameter name: (identifier) @binding.local)
(initialized_variable_definition (type_identifier) @binding.type . name: (identifier) @binding.local)
(initialized_variable_definition name: (identifier) @binding.local)
(declaration (type_identifier) @binding.type
  (initialized_identifier_list (initialized_identifier (identifier) @binding.field)))
(function_signature (type_identifier) @binding.type name: (identifier) @binding.result)
`;

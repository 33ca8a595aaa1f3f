/** Rust. Calls inside of macros are text to the grammar. */
export const RUST_CALLS = `
(call_expression function: (identifier) @call.name)
(call_expression function: (scoped_identifier path: (_) @call.receiver name: (identifier) @call.name))
(call_expression function: (field_expression value: (_) @call.receiver field: (field_identifier) @call.name))
(call_expression function: (generic_function function: [
  (identifier) @call.name
  (scoped_identifier path: (_) @call.receiver name: (identifier) @call.name)
  (field_expression value: (_) @call.receiver field: (field_identifier) @call.name)]))

(parameter pattern: (identifier) @binding.local type: (_) @binding.type)
(parameter pattern: (mut_pattern (identifier) @binding.local) type: (_) @binding.type)
(closure_parameters (identifier) @binding.local)
(closure_parameters (parameter pattern: (identifier) @binding.local))
(let_declaration pattern: [(identifier) @binding.local (mut_pattern (identifier) @binding.local)])
(let_declaration pattern: [(identifier) @binding.local (mut_pattern (identifier) @binding.local)]
  type: (_) @binding.type)
(let_declaration pattern: [(identifier) @binding.local (mut_pattern (identifier) @binding.local)]
  value: (_) @binding.value)
(let_declaration pattern: (tuple_pattern (identifier) @binding.local))
(for_expression pattern: (identifier) @binding.local)
(tuple_struct_pattern (identifier) @binding.local)
(field_pattern name: (shorthand_field_identifier) @binding.local)
(field_declaration name: (field_identifier) @binding.field type: (_) @binding.type)
(function_item name: (identifier) @binding.result return_type: (_) @binding.type)
(function_signature_item name: (identifier) @binding.result return_type: (_) @binding.type)
`;

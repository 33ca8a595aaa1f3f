/** Ruby. A call without receiver and arguments looks like a name: the references have it. */
export const RUBY_CALLS = `
(call !receiver method: [(identifier) (constant)] @call.name)
(call receiver: (_) @call.receiver method: (identifier) @call.name)

(method_parameters (identifier) @binding.local)
(block_parameters (identifier) @binding.local)
(lambda_parameters (identifier) @binding.local)
(optional_parameter name: (identifier) @binding.local)
(keyword_parameter name: (identifier) @binding.local)
(splat_parameter name: (identifier) @binding.local)
(hash_splat_parameter name: (identifier) @binding.local)
(block_parameter name: (identifier) @binding.local)
(destructured_parameter (identifier) @binding.local)
(exception_variable (identifier) @binding.local)
(left_assignment_list (identifier) @binding.local)
(assignment left: (identifier) @binding.local)
(assignment left: (identifier) @binding.local right: [(call) (identifier) (instance_variable)] @binding.value)
(operator_assignment left: (identifier) @binding.local)
(assignment left: (instance_variable) @binding.field right: (call) @binding.value)
`;

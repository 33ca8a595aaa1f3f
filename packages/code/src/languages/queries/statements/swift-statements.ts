/** Statements of Swift: `guard` stays a part of its condition. parsing/statements.ts reads the captures. */
export const SWIFT_STATEMENTS = `
[(function_declaration) (init_declaration) (deinit_declaration) (lambda_literal) (computed_property)] @statement.function
(statements (function_declaration) @statement.other)

(if_statement "{" @statement.body) @statement.if
(if_statement (else) . (statements) @statement.else @statement.inner)
(if_statement (else) . (if_statement "{" @statement.body) @statement.else)
(guard_statement "guard" @statement.from condition: (_) @statement.head) @statement.if
(for_statement item: (_) @statement.from collection: (_) @statement.head) @statement.loop
[(while_statement condition: (_) @statement.head) (repeat_while_statement condition: (_) @statement.head)] @statement.loop
(switch_statement expr: (_) @statement.head) @statement.switch
(switch_entry (switch_pattern) @statement.head) @statement.case
(switch_entry) @statement.case
(do_statement) @statement.try
(catch_block error: (_)? @statement.head) @statement.catch
(control_transfer_statement (throw_keyword) (_) @statement.head) @statement.throw
(control_transfer_statement "return" result: (_)? @statement.head) @statement.return
(control_transfer_statement ["break" "continue"]) @statement.other
(call_expression (simple_identifier) @_fatal (call_suffix) @statement.head
  (#any-of? @_fatal "fatalError" "preconditionFailure")) @statement.throw
(call_expression (simple_identifier) @_defer (call_suffix) @statement.head
  (#eq? @_defer "defer")) @statement.defer
(statements (property_declaration name: (_) @statement.head) @statement.assign)
(assignment target: (_) @statement.head) @statement.assign
(statements [(call_expression) (try_expression) (await_expression)] @statement.call)
`;

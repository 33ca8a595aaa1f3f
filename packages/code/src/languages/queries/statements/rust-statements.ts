/** Statements of Rust. A last call `Ok(…)` or `Err(…)` returns. parsing/statements.ts reads the captures. */
export const RUST_STATEMENTS = `
[(function_item) (closure_expression) (async_block)] @statement.function
(block (function_item) @statement.other)

(if_expression condition: (_) @statement.head) @statement.if
(else_clause (block)) @statement.else
(else_clause (if_expression condition: (_) @statement.head) @statement.else)
(let_declaration alternative: (block) @statement.else)
[(for_expression body: (_) @statement.body) (while_expression body: (_) @statement.body)] @statement.loop
(loop_expression) @statement.loop
(match_expression value: (_) @statement.head) @statement.switch
(match_arm pattern: (_) @statement.head) @statement.case
(return_expression (_)? @statement.head) @statement.return
(block (call_expression function: (identifier) @_last) @statement.return @statement.head .
  (#any-of? @_last "Ok" "Err" "Some"))
(function_item body: (block [(identifier) (field_expression) (call_expression) (struct_expression)
  (await_expression) (macro_invocation)] @statement.return @statement.head .))
(macro_invocation macro: [(identifier) @_panic (scoped_identifier name: (identifier) @_panic)]
  (token_tree) @statement.head
  (#any-of? @_panic "panic" "bail" "ensure" "unreachable" "todo" "unimplemented")) @statement.throw
(let_declaration pattern: (_) @statement.head) @statement.assign
(expression_statement [(assignment_expression left: (_) @statement.head)
  (compound_assignment_expr left: (_) @statement.head)]) @statement.assign
(expression_statement [(call_expression) (await_expression) (try_expression) (macro_invocation)]) @statement.call
(expression_statement [(break_expression) (continue_expression) (unsafe_block) (block)]) @statement.other
`;

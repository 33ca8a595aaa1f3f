/** Statements of Dart. parsing/statements.ts reads the captures. */
export const DART_STATEMENTS = `
[(function_body) (function_expression)] @statement.function

(if_statement . (_) @statement.head) @statement.if
(if_statement alternative: (_) @statement.else)
(if_statement alternative: (if_statement . (_) @statement.head) @statement.else)
(for_statement (for_loop_parts) @statement.head) @statement.loop
(while_statement condition: (_) @statement.head) @statement.loop
(do_statement condition: (_) @statement.head) @statement.loop
(switch_statement condition: (_) @statement.head) @statement.switch
(switch_statement_case (case_builtin) . (_) @statement.head) @statement.case
(switch_statement_default) @statement.case
(try_statement) @statement.try
(catch_clause) @statement.catch
(finally_clause) @statement.finally
(return_statement (_)? @statement.head) @statement.return
(throw_expression . (_) @statement.head) @statement.throw
(rethrow_expression) @statement.throw
(local_variable_declaration (initialized_variable_definition name: (_) @statement.head)) @statement.assign
(expression_statement [(assignment_expression left: (_) @statement.head)
  (postfix_expression . (_) @statement.head)]) @statement.assign
(expression_statement [(identifier) (unary_expression) (this)]) @statement.call
[(assert_statement) (break_statement) (continue_statement) (yield_statement)
 (local_function_declaration)] @statement.other
`;

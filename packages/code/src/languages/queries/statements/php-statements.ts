/** Statements of PHP. parsing/statements.ts reads the captures. */
export const PHP_STATEMENTS = `
[(function_definition) (method_declaration) (anonymous_function) (arrow_function)] @statement.function

(if_statement condition: (_) @statement.head) @statement.if
(else_if_clause condition: (_) @statement.head) @statement.else
(else_clause) @statement.else
(for_statement body: (_) @statement.body) @statement.loop
(foreach_statement body: (_) @statement.body) @statement.loop
(while_statement condition: (_) @statement.head) @statement.loop
(do_statement condition: (_) @statement.head) @statement.loop
(switch_statement condition: (_) @statement.head) @statement.switch
(match_expression condition: (_) @statement.head) @statement.switch
(case_statement value: (_) @statement.head) @statement.case
(match_conditional_expression conditional_expressions: (_) @statement.head) @statement.case
[(default_statement) (match_default_expression)] @statement.case
(try_statement) @statement.try
(catch_clause type: (_) @statement.head) @statement.catch
(finally_clause) @statement.finally
(return_statement (_)? @statement.head) @statement.return
(throw_expression (_) @statement.head) @statement.throw
(expression_statement [(assignment_expression left: (_) @statement.head)
  (augmented_assignment_expression left: (_) @statement.head)
  (update_expression argument: (_) @statement.head)]) @statement.assign
(expression_statement [(function_call_expression) (member_call_expression) (scoped_call_expression)
  (nullsafe_member_call_expression) (object_creation_expression)]) @statement.call
(expression_statement [(yield_expression) (binary_expression) (include_expression) (require_expression)
  (require_once_expression)]) @statement.other
[(unset_statement) (echo_statement) (break_statement) (continue_statement)] @statement.other
`;

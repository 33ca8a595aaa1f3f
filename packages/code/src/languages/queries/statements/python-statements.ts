/** Statements of Python. parsing/statements.ts reads the captures. */
export const PYTHON_STATEMENTS = `
[(function_definition) (lambda)] @statement.function
(block [(function_definition) (class_definition) (decorated_definition)] @statement.other)

(if_statement condition: (_) @statement.head) @statement.if
(elif_clause condition: (_) @statement.head) @statement.else
(else_clause) @statement.else
[(for_statement body: (_) @statement.body) (while_statement body: (_) @statement.body)] @statement.loop
(match_statement subject: (_) @statement.head) @statement.switch
(case_clause consequence: (_) @statement.body) @statement.case
(try_statement) @statement.try
(except_clause value: (_)? @statement.head) @statement.catch
(finally_clause) @statement.finally
(return_statement (_)? @statement.head) @statement.return
(raise_statement (_)? @statement.head) @statement.throw
(expression_statement [(assignment left: (_) @statement.head)
  (augmented_assignment left: (_) @statement.head)]) @statement.assign
(expression_statement [(call) (await)]) @statement.call
(expression_statement [(yield) (comparison_operator) (boolean_operator) (conditional_expression)
  (list_comprehension) (attribute) (identifier)]) @statement.other
[(with_statement) (assert_statement) (delete_statement) (break_statement) (continue_statement)
 (pass_statement) (global_statement) (nonlocal_statement) (import_statement) (import_from_statement)
 (future_import_statement)] @statement.other
`;

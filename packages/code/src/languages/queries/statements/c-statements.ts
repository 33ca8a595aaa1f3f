/** Statements of C, which C++ has too. parsing/statements.ts reads the captures. */
export const C_STATEMENTS = `
(function_definition) @statement.function

(if_statement condition: (_) @statement.head) @statement.if
(else_clause [(compound_statement) (expression_statement) (return_statement) (goto_statement)
  (break_statement) (continue_statement)]) @statement.else
(else_clause (if_statement condition: (_) @statement.head) @statement.else)
(for_statement body: (_) @statement.body) @statement.loop
(while_statement condition: (_) @statement.head) @statement.loop
(do_statement condition: (_) @statement.head) @statement.loop
(switch_statement condition: (_) @statement.head) @statement.switch
(case_statement value: (_)? @statement.head) @statement.case
(return_statement (_)? @statement.head) @statement.return
(compound_statement (declaration declarator: (init_declarator declarator: (_) @statement.head)) @statement.assign)
(compound_statement (declaration) @statement.other)
(expression_statement [(assignment_expression left: (_) @statement.head)
  (update_expression argument: (_) @statement.head)]) @statement.assign
(expression_statement (call_expression)) @statement.call
[(break_statement) (continue_statement) (goto_statement) (labeled_statement)] @statement.other
`;

/** C++: what C has, exceptions, closures and loops over ranges. */
export const CPP_STATEMENTS = `${C_STATEMENTS}
(lambda_expression) @statement.function
(for_range_loop body: (_) @statement.body) @statement.loop
(try_statement) @statement.try
(catch_clause parameters: (_) @statement.head) @statement.catch
(throw_statement (_)? @statement.head) @statement.throw
[(co_return_statement (_)? @statement.head)] @statement.return
(expression_statement [(delete_expression) (binary_expression) (co_await_expression)]) @statement.other
`;

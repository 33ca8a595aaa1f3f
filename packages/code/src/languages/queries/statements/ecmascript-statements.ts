/** Statements of JavaScript, TypeScript and TSX. parsing/statements.ts reads the captures. */
export const ECMASCRIPT_STATEMENTS = `
[(function_declaration) (generator_function_declaration) (function_expression) (generator_function)
 (arrow_function) (method_definition)] @statement.function

(if_statement condition: (_) @statement.head) @statement.if
(else_clause [(statement_block) (expression_statement) (return_statement) (throw_statement)]) @statement.else
(else_clause (if_statement condition: (_) @statement.head) @statement.else)
[(for_statement body: (_) @statement.body) (for_in_statement body: (_) @statement.body)] @statement.loop
(while_statement condition: (_) @statement.head) @statement.loop
(do_statement condition: (_) @statement.head) @statement.loop
(switch_statement value: (_) @statement.head) @statement.switch
(switch_case value: (_) @statement.head) @statement.case
(switch_default) @statement.case
(try_statement) @statement.try
(catch_clause parameter: (_)? @statement.head) @statement.catch
(finally_clause) @statement.finally
(return_statement (_)? @statement.head) @statement.return
(throw_statement (_) @statement.head) @statement.throw
(lexical_declaration (variable_declarator name: (_) @statement.head)) @statement.assign
(variable_declaration (variable_declarator name: (_) @statement.head)) @statement.assign
(expression_statement [(assignment_expression left: (_) @statement.head)
  (augmented_assignment_expression left: (_) @statement.head)
  (update_expression argument: (_) @statement.head)]) @statement.assign
(expression_statement [(call_expression) (await_expression) (new_expression)]) @statement.call
(expression_statement [(unary_expression) (yield_expression) (binary_expression) (ternary_expression)
  (sequence_expression) (parenthesized_expression)]) @statement.other
[(break_statement) (continue_statement) (class_declaration)] @statement.other
(statement_block (function_declaration) @statement.other)
`;

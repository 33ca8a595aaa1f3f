/** Statements of Scala. parsing/statements.ts reads the captures. */
export const SCALA_STATEMENTS = `
[(function_definition) (lambda_expression)] @statement.function
([(block (function_definition) @statement.other) (indented_block (function_definition) @statement.other)])

(if_expression condition: (_) @statement.head) @statement.if
(if_expression alternative: (_) @statement.else)
(if_expression alternative: (if_expression condition: (_) @statement.head) @statement.else)
(for_expression enumerators: (_) @statement.head) @statement.loop
(while_expression condition: (_) @statement.head) @statement.loop
(match_expression value: (_) @statement.head) @statement.switch
(case_clause pattern: (_) @statement.head) @statement.case
(try_expression) @statement.try
(catch_clause) @statement.catch
(finally_clause) @statement.finally
(return_expression (_)? @statement.head) @statement.return
(throw_expression (_) @statement.head) @statement.throw
([(block (val_definition pattern: (_) @statement.head) @statement.assign)
  (indented_block (val_definition pattern: (_) @statement.head) @statement.assign)
  (block (var_definition pattern: (_) @statement.head) @statement.assign)
  (indented_block (var_definition pattern: (_) @statement.head) @statement.assign)])
(assignment_expression left: (_) @statement.head) @statement.assign
([(block [(call_expression) (field_expression)] @statement.call)
  (indented_block [(call_expression) (field_expression)] @statement.call)
  (block [(infix_expression) (identifier)] @statement.other)
  (indented_block [(infix_expression) (identifier)] @statement.other)])
`;

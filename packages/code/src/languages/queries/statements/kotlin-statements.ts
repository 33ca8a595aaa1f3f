/** Statements of Kotlin. parsing/statements.ts reads the captures. */
export const KOTLIN_STATEMENTS = `
[(function_declaration) (anonymous_function) (lambda_literal) (secondary_constructor)
 (anonymous_initializer) (getter) (setter)] @statement.function
(block (function_declaration) @statement.other)

(if_expression condition: (_) @statement.head) @statement.if
(if_expression "else" . (_) @statement.else)
(if_expression "else" . (if_expression condition: (_) @statement.head) @statement.else)
(for_statement . (_) @statement.from . (_) @statement.head) @statement.loop
[(while_statement condition: (_) @statement.head) (do_while_statement condition: (_) @statement.head)] @statement.loop
(when_expression (when_subject)? @statement.head) @statement.switch
(when_entry condition: (_) @statement.head) @statement.case
(when_entry) @statement.case
(try_expression) @statement.try
(catch_block (user_type) @statement.head) @statement.catch
(finally_block) @statement.finally
(return_expression (_)? @statement.head) @statement.return
(function_body "=" . (_) @statement.return @statement.head)
(throw_expression (_) @statement.head) @statement.throw
(call_expression (identifier) @_error (value_arguments) @statement.head
  (#eq? @_error "error")) @statement.throw
(block (property_declaration (variable_declaration) @statement.head) @statement.assign)
(lambda_literal (property_declaration (variable_declaration) @statement.head) @statement.assign)
(assignment left: (_) @statement.head) @statement.assign
(block [(call_expression) (navigation_expression)] @statement.call)
(lambda_literal (call_expression) @statement.call)
(block [(unary_expression) (binary_expression)] @statement.other)
`;

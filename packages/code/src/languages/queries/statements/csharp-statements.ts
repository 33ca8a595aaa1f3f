/** Statements of C#. parsing/statements.ts reads the captures. */
export const CSHARP_STATEMENTS = `
[(method_declaration) (constructor_declaration) (accessor_declaration) (property_declaration)
 (operator_declaration) (lambda_expression) (anonymous_method_expression)
 (local_function_statement)] @statement.function
(block (local_function_statement) @statement.other)

(if_statement condition: (_) @statement.head) @statement.if
(if_statement alternative: (_) @statement.else)
(if_statement alternative: (if_statement condition: (_) @statement.head) @statement.else)
[(for_statement body: (_) @statement.body) (foreach_statement body: (_) @statement.body)] @statement.loop
(while_statement condition: (_) @statement.head) @statement.loop
(do_statement condition: (_) @statement.head) @statement.loop
(switch_statement value: (_) @statement.head) @statement.switch
(switch_expression . (_) @statement.head) @statement.switch
(switch_section . [(constant_pattern) (declaration_pattern) (relational_pattern) (recursive_pattern)
  (type_pattern) (or_pattern)] @statement.head) @statement.case
(switch_section) @statement.case
(switch_expression_arm . (_) @statement.head) @statement.case
(try_statement) @statement.try
(catch_clause (catch_declaration)? @statement.head) @statement.catch
(finally_clause) @statement.finally
(return_statement (_)? @statement.head) @statement.return
(method_declaration body: (arrow_expression_clause (_) @statement.head) @statement.return)
(throw_statement (_)? @statement.head) @statement.throw
(throw_expression (_) @statement.head) @statement.throw
(local_declaration_statement (variable_declaration (variable_declarator name: (_) @statement.head))) @statement.assign
(expression_statement [(assignment_expression left: (_) @statement.head)
  (postfix_unary_expression (_) @statement.head) (prefix_unary_expression (_) @statement.head)]) @statement.assign
(expression_statement [(invocation_expression) (await_expression) (object_creation_expression)
  (conditional_access_expression)]) @statement.call
[(using_statement) (lock_statement) (break_statement) (continue_statement) (yield_statement)
 (unsafe_statement) (fixed_statement) (checked_statement)] @statement.other
`;

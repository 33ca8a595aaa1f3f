/** Statements of Java. parsing/statements.ts reads the captures. */
export const JAVA_STATEMENTS = `
[(method_declaration) (constructor_declaration) (compact_constructor_declaration) (lambda_expression)
 (static_initializer)] @statement.function

(if_statement condition: (_) @statement.head) @statement.if
(if_statement alternative: (_) @statement.else)
(if_statement alternative: (if_statement condition: (_) @statement.head) @statement.else)
[(for_statement body: (_) @statement.body) (enhanced_for_statement body: (_) @statement.body)] @statement.loop
(while_statement condition: (_) @statement.head) @statement.loop
(do_statement condition: (_) @statement.head) @statement.loop
(switch_expression condition: (_) @statement.head) @statement.switch
[(switch_block_statement_group (switch_label) @statement.head)
 (switch_rule (switch_label) @statement.head)] @statement.case
[(try_statement) (try_with_resources_statement)] @statement.try
(catch_clause (catch_formal_parameter) @statement.head) @statement.catch
(finally_clause) @statement.finally
(return_statement (_)? @statement.head) @statement.return
(throw_statement (_) @statement.head) @statement.throw
(local_variable_declaration declarator: (variable_declarator name: (_) @statement.head)) @statement.assign
(expression_statement [(assignment_expression left: (_) @statement.head)
  (update_expression (_) @statement.head)]) @statement.assign
(expression_statement [(method_invocation) (object_creation_expression)]) @statement.call
(explicit_constructor_invocation) @statement.call
[(synchronized_statement) (assert_statement) (break_statement) (continue_statement) (yield_statement)
 (labeled_statement)] @statement.other
`;

/** Statements of Go. parsing/statements.ts reads the captures. */
export const GO_STATEMENTS = `
[(function_declaration) (method_declaration) (func_literal)] @statement.function

(if_statement consequence: (_) @statement.body) @statement.if
(if_statement alternative: (if_statement consequence: (_) @statement.body) @statement.else)
(if_statement alternative: (block) @statement.else)
(for_statement body: (_) @statement.body) @statement.loop
(expression_switch_statement value: (_)? @statement.head) @statement.switch
(type_switch_statement value: (_) @statement.head) @statement.switch
(select_statement) @statement.switch
(expression_case value: (_) @statement.head) @statement.case
(type_case type: (_) @statement.head) @statement.case
(communication_case communication: (_) @statement.head) @statement.case
(default_case) @statement.case
(return_statement (_)? @statement.head) @statement.return
(defer_statement (_) @statement.head) @statement.defer
(expression_statement (call_expression
  function: (identifier) @_panic arguments: (_) @statement.head (#eq? @_panic "panic"))) @statement.throw
[(short_var_declaration left: (_) @statement.head) (assignment_statement left: (_) @statement.head)
 (inc_statement (_) @statement.head) (dec_statement (_) @statement.head)] @statement.assign
(statement_list [(var_declaration) (const_declaration)] @statement.assign)
(expression_statement (call_expression)) @statement.call
(go_statement (_) @statement.head) @statement.call
(expression_statement (unary_expression)) @statement.other
[(send_statement) (break_statement) (continue_statement) (goto_statement) (labeled_statement)
 (fallthrough_statement) (type_declaration)] @statement.other
`;

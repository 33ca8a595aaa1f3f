/** Statements of shell functions. `exit` counts as thrown: nothing runs after it. */
export const BASH_STATEMENTS = `
(function_definition) @statement.function

(if_statement condition: (_) @statement.head) @statement.if
(elif_clause . (_) @statement.head) @statement.else
(else_clause) @statement.else
[(for_statement body: (_) @statement.body) (c_style_for_statement body: (_) @statement.body)] @statement.loop
(while_statement condition: (_) @statement.head) @statement.loop
(case_statement value: (_) @statement.head) @statement.switch
(case_item value: (_) @statement.head) @statement.case
(command name: (command_name (word) @_return) argument: (_)? @statement.head
  (#eq? @_return "return")) @statement.return
(command name: (command_name (word) @_exit) argument: (_)? @statement.head
  (#eq? @_exit "exit")) @statement.throw
(command name: (command_name (word) @_trap) argument: (_) @statement.head
  (#eq? @_trap "trap")) @statement.defer
(_ [(variable_assignment name: (_) @statement.head)
  (declaration_command (variable_assignment name: (_) @statement.head))] @statement.assign)
([(compound_statement [(command) (pipeline) (list) (redirected_statement) (subshell)] @statement.call)
  (do_group [(command) (pipeline) (list) (redirected_statement) (subshell)] @statement.call)
  (if_statement [(command) (pipeline) (list) (redirected_statement) (subshell)] @statement.call)
  (else_clause [(command) (pipeline) (list) (redirected_statement) (subshell)] @statement.call)
  (case_item [(command) (pipeline) (list) (redirected_statement) (subshell)] @statement.call)])
`;

/** Bash and other shells. Commands are uses of functions. */
export const BASH_QUERY = `
(comment) @comment

(function_definition name: (word) @name) @function
(program (variable_assignment name: (variable_name) @name) @constant)
(program (declaration_command (variable_assignment name: (variable_name) @name)) @constant)

(command name: (command_name (word) @_source) . argument: (_) @import.module
  (#any-of? @_source "source" ".")) @import @import.everything

(command_name (word) @reference)
(variable_name) @reference
`;

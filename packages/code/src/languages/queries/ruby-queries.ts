/** Ruby. A module is a declaration when it has methods; others only group names. */
export const RUBY_QUERY = `
(comment) @comment

(class name: [(constant) @name (scope_resolution name: (constant) @name)]) @class
(module name: [(constant) @name (scope_resolution name: (constant) @name)]
  body: (body_statement [(method) (singleton_method) (singleton_class)])) @class
(method name: (_) @name) @function
(singleton_method name: (_) @name) @function
(body_statement (identifier) @section (#any-of? @section "private" "protected" "public"))
(program (assignment left: (constant) @name) @constant)

(call !receiver method: (identifier) @_require arguments: (argument_list (string))
  (#any-of? @_require "require" "require_relative" "autoload")) @import @import.module @import.everything

(constant) @reference
(module name: (constant) @member)
(class name: (scope_resolution scope: (constant) @member))
(identifier) @reference
(call receiver: (_) method: (identifier) @member)
(call receiver: [(constant) (self)] @qualifier method: (identifier) @member)
`;

/** Ruby: instance variables that \`initialize\` sets, accessors, constants, modules that a class includes. */
export const RUBY_TYPES = `
(assignment left: (instance_variable) @field.name right: (_) @field.default) @field @field.assigned
(call method: (identifier) @_accessor arguments: (argument_list (simple_symbol) @field.name) @field
  (#any-of? @_accessor "attr_accessor" "attr_reader" "attr_writer"))
(program (assignment left: (constant) @field.name right: (_) @field.default) @field @field.group)
(body_statement (assignment left: (constant) @field.name right: (_) @field.default) @field @field.group)
(body_statement (assignment left: (constant) @field.owner
  right: (hash (pair key: (hash_key_symbol) @field.name value: (_) @field.default) @field)))
(superclass [(constant) (scope_resolution)] @supertype.extends)
(call !receiver method: (identifier) @_include arguments: (argument_list [(constant) (scope_resolution)] @supertype.implements)
  (#any-of? @_include "include" "extend" "prepend"))

(element_reference object: (constant) @read.source (string (string_content) @read.key)
  (#eq? @read.source "ENV")) @read
(call receiver: (constant) @read.source arguments: (argument_list . (string (string_content) @read.key))
  (#eq? @read.source "ENV")) @read
(call receiver: (constant) @read.source
  arguments: (argument_list . (string (string_content) @read.key) . (_) @read.default)
  (#eq? @read.source "ENV")) @read
`;

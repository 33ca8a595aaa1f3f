/** Python. `self.x = …` declares a field, and the default of the parameter `x` is its default. */
export const PYTHON_TYPES = `
(class_definition body: (block (expression_statement (assignment left: (identifier) @field.name
  type: (type)? @field.type right: (_)? @field.default)) @field))
(assignment left: (attribute object: (identifier) @_self attribute: (identifier) @field.name)
  type: (type)? @field.type right: (_) @field.default (#eq? @_self "self")) @field @field.assigned
(assignment left: (identifier) @field.owner right: [
  (dictionary (pair key: (string (string_content) @field.name) value: (_) @field.default) @field)
  (call arguments: (argument_list
    (dictionary (pair key: (string (string_content) @field.name) value: (_) @field.default) @field)))]
  (#match? @field.owner "[dD]efault|DEFAULT|[cC]onfig|CONFIG|[sS]ettings|SETTINGS"))
(module (expression_statement (assignment left: (identifier) @field.name right: (_) @field.default
  (#match? @field.name "^[A-Z][A-Z0-9_]+$")) @field @field.group))
(function_definition parameters: (parameters [
  (default_parameter name: (identifier) @parameter.name value: (_) @parameter.default)
  (typed_default_parameter name: (identifier) @parameter.name type: (type) @parameter.type
    value: (_) @parameter.default)
  (typed_parameter (identifier) @parameter.name type: (type) @parameter.type)]))

(class_definition superclasses: (argument_list [
  (identifier) @supertype.extends
  (attribute) @supertype.extends
  (subscript value: (_) @supertype.extends)]))

(call function: [(attribute) (identifier)] @read.source
  arguments: (argument_list . (string (string_content) @read.key))
  (#match? @read.source "(getenv|environ\\.get|config\\.get|settings\\.get)$")) @read
(call function: [(attribute) (identifier)] @read.source
  arguments: (argument_list . (string (string_content) @read.key) . (_) @read.default)
  (#match? @read.source "(getenv|environ\\.get|config\\.get|settings\\.get)$")) @read
(subscript value: (attribute) @read.source subscript: (string (string_content) @read.key)
  (#match? @read.source "(environ|config|settings)$")) @read
`;

/** Python. A docstring is the first statement of a module, class or function. */
export const PYTHON_QUERY = `
(comment) @comment
(module . (comment)* . (expression_statement (string) @docstring))
(block . (comment)* . (expression_statement (string) @docstring))

(function_definition name: (identifier) @name) @function
(class_definition name: (identifier) @name) @class
(class_definition name: (identifier) @container
  body: (block [(function_definition name: (identifier) @name) @method
                (decorated_definition definition: (function_definition name: (identifier) @name)) @method]))
(decorated_definition definition: (function_definition name: (identifier) @name)) @function
(decorated_definition definition: (class_definition name: (identifier) @name)) @class
(module (expression_statement (assignment left: (identifier) @name)) @constant)

(import_statement name: (dotted_name) @import.module @import.namespace) @import
(import_statement name: (aliased_import
  name: (dotted_name) @import.module alias: (identifier) @import.namespace)) @import
(import_from_statement module_name: [(dotted_name) (relative_import)] @import.module
  name: (dotted_name) @import.name) @import
(import_from_statement module_name: [(dotted_name) (relative_import)] @import.module
  name: (aliased_import name: (dotted_name) @import.name alias: (identifier) @import.alias)) @import
(import_from_statement module_name: [(dotted_name) (relative_import)] @import.module
  (wildcard_import) @import.everything) @import

(if_statement condition: [(identifier) (attribute)] @_typing consequence: (block) @typing
  (#any-of? @_typing "TYPE_CHECKING" "t.TYPE_CHECKING" "typing.TYPE_CHECKING" "te.TYPE_CHECKING"))

(identifier) @reference
(attribute object: (identifier) @qualifier attribute: (identifier) @member)
(attribute object: (attribute attribute: (identifier) @qualifier) attribute: (identifier) @member)
`;

/** Kotlin. */
export const KOTLIN_QUERY = `
(line_comment) @comment
(block_comment) @comment
(package_header (qualified_identifier) @package)

(class_declaration "class" name: (identifier) @name) @class
(class_declaration "interface" name: (identifier) @name) @interface
(object_declaration name: (identifier) @name) @class
(function_declaration name: (identifier) @name (function_value_parameters) @parameters) @function
(secondary_constructor "constructor" @name (function_value_parameters) @parameters) @function
(anonymous_initializer "init" @name) @function
(class_declaration name: (identifier) @name (primary_constructor (class_parameters) @parameters))
(type_alias type: (identifier) @name) @type
(source_file (property_declaration (variable_declaration (identifier) @name)) @constant)
(_ (modifiers (visibility_modifier) @_hidden) name: (identifier) @private
  (#any-of? @_hidden "private" "protected"))
(property_declaration (modifiers (visibility_modifier "private"))
  (variable_declaration (identifier) @private))

(import) @import @import.module

(identifier) @reference
(navigation_expression (_) (identifier) @member)
(navigation_expression [(identifier) (this_expression)] @qualifier (identifier) @member)
`;

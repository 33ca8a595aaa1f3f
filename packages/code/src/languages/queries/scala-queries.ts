/** Scala. */
export const SCALA_QUERY = `
(comment) @comment
(block_comment) @comment
(package_clause name: (package_identifier) @package)

(class_definition name: (identifier) @name) @class
(object_definition name: (identifier) @name) @class
(trait_definition name: (identifier) @name) @interface
(enum_definition name: (identifier) @name) @enum
(function_definition name: (identifier) @name) @function
(function_declaration name: (identifier) @name) @function
(type_definition name: (type_identifier) @name) @type
(compilation_unit (val_definition pattern: (identifier) @name) @constant)
(_ (modifiers (access_modifier)) name: (_) @private)

(import_declaration) @import @import.module

(identifier) @reference
(type_identifier) @reference
(field_expression field: (identifier) @member)
(field_expression value: (identifier) @qualifier field: (identifier) @member)
`;

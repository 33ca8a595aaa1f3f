const FUNCTIONS_OF_OBJECT = `(object [
  (method_definition name: (property_identifier) @name)
  (pair key: (property_identifier) @name value: [(arrow_function) (function_expression)])] @method)`;

/** What JavaScript, TypeScript and TSX have in common. parsing/captures.ts reads the captures. */
export const ECMASCRIPT_QUERY = `
(comment) @comment

(function_declaration name: (identifier) @name) @function
(generator_function_declaration name: (identifier) @name) @function
(method_definition name: [(property_identifier) (private_property_identifier)] @name) @method
(program [(lexical_declaration (variable_declarator name: (identifier) @name))
          (variable_declaration (variable_declarator name: (identifier) @name))] @constant)
(program (export_statement declaration:
  (lexical_declaration (variable_declarator name: (identifier) @name))) @constant)
(program (lexical_declaration
  (variable_declarator name: (identifier) @name value: [(arrow_function) (function_expression)])) @function)
(program (export_statement declaration: (lexical_declaration
  (variable_declarator name: (identifier) @name value: [(arrow_function) (function_expression)]))) @function)
(program (expression_statement (assignment_expression
  left: (member_expression property: (property_identifier) @name)
  right: [(arrow_function) (function_expression)])) @function)
(program (variable_declaration
  (variable_declarator name: (identifier) @name value: [(arrow_function) (function_expression)])) @function)
(program (expression_statement (assignment_expression
  left: (member_expression object: (identifier) @container property: (property_identifier) @name)
  right: [(arrow_function) (function_expression)])) @function (#not-any-of? @container "module" "exports"))
(program (expression_statement (assignment_expression
  left: (member_expression
    object: (member_expression object: (identifier) @container property: (property_identifier) @_prototype)
    property: (property_identifier) @name)
  right: [(arrow_function) (function_expression)])) @method (#eq? @_prototype "prototype"))
(program [
  (lexical_declaration (variable_declarator name: (identifier) @container value: ${FUNCTIONS_OF_OBJECT}))
  (variable_declaration (variable_declarator name: (identifier) @container value: ${FUNCTIONS_OF_OBJECT}))
  (export_statement declaration: (lexical_declaration
    (variable_declarator name: (identifier) @container value: ${FUNCTIONS_OF_OBJECT})))])
(program (expression_statement (assignment_expression left: (member_expression) @_exports right: (object
  (pair key: (property_identifier) @name @exported value: [(arrow_function) (function_expression)]) @function))
  (#any-of? @_exports "module.exports" "exports")))
(export_statement "default" value: (object
  (pair key: (property_identifier) @name @exported value: [(arrow_function) (function_expression)]) @function))

(export_statement) @export
(export_specifier name: (identifier) @exported)
(export_statement "default" value: (identifier) @export.default)
(export_statement "default" declaration: (_ name: (_) @export.default))
(assignment_expression
  left: (member_expression object: (identifier) @_module property: (property_identifier) @_exports)
  right: [(identifier) @export.default (object (shorthand_property_identifier) @exported)]
  (#eq? @_module "module") (#eq? @_exports "exports"))
(assignment_expression
  left: (member_expression object: (identifier) @_exports property: (property_identifier) @exported)
  (#eq? @_exports "exports"))

(import_statement source: (string (string_fragment) @import.module)) @import
(import_statement
  (import_clause (identifier) @import.default) source: (string (string_fragment) @import.module)) @import
(import_statement (import_clause (named_imports
  (import_specifier name: (_) @import.name alias: (_)? @import.alias)))
  source: (string (string_fragment) @import.module)) @import
(import_statement (import_clause (namespace_import (identifier) @import.namespace))
  source: (string (string_fragment) @import.module)) @import
(export_statement source: (string (string_fragment) @import.module)) @import @import.reexport
(export_statement "*" @import.everything source: (string (string_fragment) @import.module)) @import @import.reexport
(export_statement
  (export_clause (export_specifier name: (_) @import.name alias: (_)? @import.alias))
  source: (string (string_fragment) @import.module)) @import @import.reexport
(call_expression function: (import)
  arguments: (arguments . (string (string_fragment) @import.module))) @import @import.everything
(call_expression function: (identifier) @_require
  arguments: (arguments . (string (string_fragment) @import.module)) (#eq? @_require "require")) @import
(variable_declarator name: (identifier) @import.default @import.namespace
  value: (call_expression function: (identifier) @_require
    arguments: (arguments . (string (string_fragment) @import.module)) (#eq? @_require "require")) @import)
(variable_declarator name: (object_pattern (shorthand_property_identifier_pattern) @import.name)
  value: (call_expression function: (identifier) @_require
    arguments: (arguments . (string (string_fragment) @import.module)) (#eq? @_require "require")) @import)

(identifier) @reference
(shorthand_property_identifier) @reference
(member_expression object: [(identifier) (this)] @qualifier property: (property_identifier) @member)
`;

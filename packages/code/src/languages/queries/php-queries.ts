/** PHP. Names after \`->\` and \`::\`, and of variables, are members: they mean no declaration. */
export const PHP_QUERY = `
(comment) @comment
(namespace_definition name: (namespace_name) @package)

(class_declaration name: (name) @name) @class
(interface_declaration name: (name) @name) @interface
(trait_declaration name: (name) @name) @class
(enum_declaration name: (name) @name) @enum
(function_definition name: (name) @name) @function
(method_declaration name: (name) @name) @method
(method_declaration (visibility_modifier) @_hidden name: (name) @private
  (#any-of? @_hidden "private" "protected"))
(program (const_declaration (const_element (name) @name)) @constant)

(namespace_use_declaration (namespace_use_clause (qualified_name
  prefix: (namespace_name) @import.module (name) @import.name) alias: (name)? @import.alias)) @import
(namespace_use_declaration (namespace_name) @import.module body: (namespace_use_group
  (namespace_use_clause . (name) @import.name alias: (name)? @import.alias))) @import
[(require_expression) (require_once_expression) (include_expression) (include_once_expression)]
  @import @import.module @import.everything

(name) @reference
(variable_name (name) @member)
(member_call_expression name: (name) @member)
(member_call_expression object: (variable_name (name) @qualifier) name: (name) @member)
(member_access_expression name: (name) @member)
(scoped_call_expression scope: (name) @qualifier name: (name) @member)
(class_constant_access_expression . (name) @qualifier (name) @member)
`;

/** Go. A method's container is its receiver's type. */
export const GO_QUERY = `
(comment) @comment
(package_clause (package_identifier) @package)

(function_declaration name: (identifier) @name) @function
(method_declaration
  receiver: (parameter_list (parameter_declaration type: [
    (type_identifier) @container
    (pointer_type (type_identifier) @container)
    (generic_type type: (type_identifier) @container)
    (pointer_type (generic_type type: (type_identifier) @container))]))
  name: (field_identifier) @name) @method
(type_spec name: (type_identifier) @name type: (struct_type)) @struct
(type_spec name: (type_identifier) @name type: (interface_type)) @interface
(type_spec name: (type_identifier) @container type: (interface_type
  (method_elem name: (field_identifier) @name) @method))
(type_spec name: (type_identifier) @name) @type
(type_alias name: (type_identifier) @name) @type
(source_file (const_declaration (const_spec name: (identifier) @name) @constant))
(source_file (var_declaration (var_spec name: (identifier) @name) @constant))
(source_file (var_declaration (var_spec_list (var_spec name: (identifier) @name) @constant)))

(import_spec path: (interpreted_string_literal (interpreted_string_literal_content) @import.module)) @import
(import_spec name: (package_identifier) @import.namespace
  path: (interpreted_string_literal (interpreted_string_literal_content) @import.module)) @import
(import_spec name: (dot) @import.everything
  path: (interpreted_string_literal (interpreted_string_literal_content) @import.module)) @import

(identifier) @reference
(type_identifier) @reference
(selector_expression operand: (identifier) @qualifier field: (field_identifier) @member)
(qualified_type package: (package_identifier) @qualifier name: (type_identifier) @member)
`;

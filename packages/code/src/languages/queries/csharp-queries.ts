/** C#. A type of a namespace is visible in its assembly without a modifier, a member is not. */
export const CSHARP_QUERY = `
(comment) @comment
(namespace_declaration name: (_) @package)
(file_scoped_namespace_declaration name: (_) @package)

(class_declaration name: (identifier) @name) @class
(record_declaration name: (identifier) @name) @class
(struct_declaration name: (identifier) @name) @struct
(interface_declaration name: (identifier) @name) @interface
(_ name: (identifier) @name (parameter_list) @parameters)
(enum_declaration name: (identifier) @name) @enum
(delegate_declaration name: (identifier) @name) @type
(method_declaration name: (identifier) @name parameters: (_) @parameters) @method
(constructor_declaration name: (identifier) @name parameters: (_) @parameters) @method

(compilation_unit (_ name: (identifier) @public))
(namespace_declaration body: (declaration_list (_ name: (identifier) @public)))
(interface_declaration body: (declaration_list (_ name: (identifier) @public)))
(_ (modifier) @_visible name: (identifier) @public
  (#any-of? @_visible "public" "internal" "protected"))

(using_directive !name [(qualified_name) (identifier)] @import.module) @import @import.everything
(using_directive "global" !name [(qualified_name) (identifier)] @import.module) @import @import.everywhere
(using_directive name: (identifier) @import.alias
  (qualified_name qualifier: (_) @import.module name: (identifier) @import.name)) @import

(identifier) @reference
(member_access_expression name: (identifier) @member)
(member_access_expression expression: [(identifier) "this"] @qualifier name: (identifier) @member)
`;

/** Java. The methods of an anonymous class belong to the field or the enum constant that holds it. */
export const JAVA_QUERY = `
(line_comment) @comment
(block_comment) @comment
(package_declaration (_) @package)

(class_declaration name: (identifier) @name) @class
(record_declaration name: (identifier) @name parameters: (_) @parameters) @class
(interface_declaration name: (identifier) @name) @interface
(annotation_type_declaration name: (identifier) @name) @interface
(enum_declaration name: (identifier) @name) @enum
(method_declaration name: (identifier) @name parameters: (_) @parameters) @method
(constructor_declaration name: (identifier) @name parameters: (_) @parameters) @method
(field_declaration declarator: (variable_declarator name: (identifier) @container
  value: [
    (object_creation_expression (class_body
      (method_declaration name: (identifier) @name parameters: (_) @parameters) @method))
    (method_invocation object: (object_creation_expression (class_body
      (method_declaration name: (identifier) @name parameters: (_) @parameters) @method)))]))
(enum_constant name: (identifier) @container
  body: (class_body (method_declaration name: (identifier) @name parameters: (_) @parameters) @method))
(compact_constructor_declaration name: (identifier) @name) @method
(_ (modifiers "public") name: (identifier) @public)

(import_declaration
  (scoped_identifier scope: (_) @import.module name: (identifier) @import.name) .) @import
(import_declaration (scoped_identifier) @import.module (asterisk) @import.everything) @import

(identifier) @reference
(type_identifier) @reference
(method_invocation name: (identifier) @member)
(method_invocation object: [(identifier) (this)] @qualifier name: (identifier) @member)
(field_access object: [(identifier) (this)] @qualifier field: (identifier) @member)
`;

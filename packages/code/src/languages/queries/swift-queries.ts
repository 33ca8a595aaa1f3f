/** Swift. The container of a method in an extension is the extended type. */
export const SWIFT_QUERY = `
(comment) @comment
(multiline_comment) @comment

(class_declaration declaration_kind: ["class" "actor"] name: (type_identifier) @name) @class
(class_declaration declaration_kind: "struct" name: (type_identifier) @name) @struct
(class_declaration declaration_kind: "enum" name: (type_identifier) @name) @enum
(protocol_declaration name: (type_identifier) @name) @interface
(function_declaration name: (simple_identifier) @name) @function
(init_declaration "init" @name) @function
(deinit_declaration "deinit" @name) @function
(class_declaration declaration_kind: "extension" name: (user_type (type_identifier) @container)
  body: (class_body (init_declaration "init" @name) @method))
(protocol_function_declaration name: (simple_identifier) @name) @function
(class_declaration declaration_kind: "extension" name: (user_type (type_identifier) @container)
  body: (class_body (function_declaration name: (simple_identifier) @name) @method))
(typealias_declaration name: (type_identifier) @name) @type
(source_file (property_declaration
  name: (pattern bound_identifier: (simple_identifier) @name)) @constant)
(_ (modifiers (visibility_modifier) @_hidden) name: [(simple_identifier) (type_identifier)] @private
  (#any-of? @_hidden "private" "fileprivate"))

(import_declaration (identifier . (simple_identifier) @import.module)) @import @import.everything

(simple_identifier) @reference
(type_identifier) @reference
(navigation_suffix suffix: (simple_identifier) @member)
(navigation_expression target: [(simple_identifier) (self_expression)] @qualifier
  suffix: (navigation_suffix suffix: (simple_identifier) @member))
`;

/** Rust. A method's container is the type of its `impl`; code for tests is left out. */
export const RUST_QUERY = `
(line_comment) @comment
(block_comment) @comment
(attribute_item) @attribute

(function_item name: (identifier) @name) @function
(function_signature_item name: (identifier) @name) @function
(impl_item type: [
    (type_identifier) @container
    (generic_type type: (type_identifier) @container)
    (scoped_type_identifier name: (type_identifier) @container)]
  body: (declaration_list (function_item name: (identifier) @name) @method))
(struct_item name: (type_identifier) @name) @struct
(union_item name: (type_identifier) @name) @struct
(enum_item name: (type_identifier) @name) @enum
(trait_item name: (type_identifier) @name) @interface
(type_item name: (type_identifier) @name) @type
(macro_definition name: (identifier) @name) @function
(const_item name: (identifier) @name) @constant
(static_item name: (identifier) @name) @constant
(_ (visibility_modifier) name: (_) @public)
(mod_item name: (identifier) @_tests body: (_) (#any-of? @_tests "test" "tests")) @hidden
((attribute_item) @_cfg . [(mod_item) (function_item) (impl_item)] @hidden
  (#match? @_cfg "^#.cfg.test..$"))
((attribute_item) @_test . (function_item) @hidden
  (#match? @_test "^#.([a-z_]+::)?test(.*)?.$"))

(use_declaration argument: (_) @import.module) @import
(use_declaration (visibility_modifier) @import.reexport argument: (_) @import.module) @import
(mod_item name: (identifier) @import.module @import.namespace !body) @import

(identifier) @reference
(type_identifier) @reference
(scoped_identifier path: (identifier) @qualifier name: (identifier) @member)
(scoped_identifier path: (scoped_identifier name: (identifier) @qualifier) name: (identifier) @member)
(scoped_type_identifier path: (identifier) @qualifier name: (type_identifier) @member)
(field_expression value: (self) @qualifier field: (field_identifier) @member)
`;

/** Rust: fields, variants, methods of traits, implementations of traits. */
export const RUST_TYPES = `
(field_declaration_list (field_declaration name: (field_identifier) @field.name type: (_) @field.type) @field)
(enum_variant_list (enum_variant name: (identifier) @field.name) @field)
(trait_item body: (declaration_list [
  (function_signature_item name: (identifier) @field.name parameters: (_) @field.type) @field
  (function_item name: (identifier) @field.name parameters: (_) @field.type) @field]))
(source_file (const_item name: (identifier) @field.name value: (_) @field.default) @field @field.group)
(impl_item
  trait: [(type_identifier) @supertype.implements (scoped_type_identifier) @supertype.implements
    (generic_type type: (_) @supertype.implements)]
  type: [(type_identifier) @supertype.owner (generic_type type: (type_identifier) @supertype.owner)])
(trait_item bounds: (trait_bounds (type_identifier) @supertype.extends))

(call_expression function: (scoped_identifier) @read.source
  arguments: (arguments . (string_literal (string_content) @read.key))
  (#any-of? @read.source "env::var" "std::env::var" "env::var_os" "std::env::var_os")) @read
`;

import { VERBS } from "./verbs.ts";

/** Routes of axum, actix and rocket; the subcommands of clap; tasks and threads. */
export const RUST_ENTRIES = `
((attribute_item (attribute (identifier) @_verb arguments: (token_tree . (string_literal) @entry.label)))
  . (function_item name: (identifier) @entry.name) @entry.route (#any-of? @_verb ${VERBS}))
(call_expression function: (field_expression field: (field_identifier) @_route)
  arguments: (arguments . (string_literal) @entry.label . (_)) (#eq? @_route "route")) @entry.route
((attribute_item (attribute (identifier) @_derive arguments: (token_tree (identifier) @_trait)))
  . (enum_item body: (enum_variant_list (enum_variant name: (identifier) @entry.label) @entry.command))
  (#eq? @_derive "derive") (#eq? @_trait "Subcommand"))
(call_expression function: (scoped_identifier path: (_) @_runtime name: (identifier) @_spawn) @entry.label
  arguments: (arguments . [(async_block) (closure_expression) (call_expression)])
  (#match? @_runtime "^(tokio|thread|std::thread|task|tokio::task|async_std::task)$")
  (#match? @_spawn "^spawn")) @entry.worker
`;

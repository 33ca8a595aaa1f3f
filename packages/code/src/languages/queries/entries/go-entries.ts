/** Routes of net/http and routers; commands of cobra; goroutines that run a named function. */
export const GO_ENTRIES = `
(call_expression function: (selector_expression field: (field_identifier) @_verb)
  arguments: (argument_list . (interpreted_string_literal) @entry.label . (_))
  (#any-of? @_verb "HandleFunc" "Handle" "GET" "POST" "PUT" "PATCH" "DELETE" "Get" "Post" "Put" "Patch" "Delete" "Method")
  (#match? @entry.label "/")) @entry.route
(composite_literal type: (qualified_type name: (type_identifier) @_command)
  body: (literal_value (keyed_element key: (literal_element (identifier) @_use)
    value: (literal_element (interpreted_string_literal) @entry.label)))
  (#eq? @_command "Command") (#eq? @_use "Use")) @entry.command
(go_statement (call_expression function: [
  (identifier) @entry.label (selector_expression field: (field_identifier) @entry.label)])) @entry.worker
`;

/** Routes of ASP.NET, and \`Main\`. */
export const CSHARP_ENTRIES = `
((invocation_expression function: (member_access_expression name: (identifier) @_map)
  arguments: (argument_list . (argument (string_literal) @entry.label))) @entry.route
  (#match? @_map "^Map(Get|Post|Put|Delete|Patch)$"))
((method_declaration (attribute_list (attribute name: (identifier) @_verb
    (attribute_argument_list . (attribute_argument (string_literal) @entry.label)))) name: (identifier) @entry.name)
  @entry.route (#match? @_verb "^(Http(Get|Post|Put|Delete|Patch)|Route)$"))
((method_declaration (modifier) @_static name: (identifier) @entry.label) @entry.main
  (#eq? @entry.label "Main") (#eq? @_static "static"))
`;

import { VERBS } from "./verbs.ts";

const marked = (value: string): string => `attributes: (attribute_list (attribute_group
  (attribute (name) @_mark parameters: (arguments . (argument ${value})))))`;

/** Routes of Symfony, Laravel and Slim; commands of Symfony. */
export const PHP_ENTRIES = `
((method_declaration ${marked("[(string) (encapsed_string)] @entry.label")} name: (name) @entry.name)
  @entry.route (#eq? @_mark "Route"))
((class_declaration ${marked("[(string) (encapsed_string)] @entry.label")} name: (name) @entry.name)
  @entry.command (#eq? @_mark "AsCommand"))
((scoped_call_expression scope: (name) @_route name: (name) @_verb
  arguments: (arguments . (argument [(string) (encapsed_string)] @entry.label) . (argument))) @entry.route
  (#eq? @_route "Route") (#any-of? @_verb ${VERBS}))
((member_call_expression name: (name) @_verb
  arguments: (arguments . (argument [(string) (encapsed_string)] @entry.label) . (argument))) @entry.route
  (#any-of? @_verb ${VERBS}) (#match? @entry.label "^./"))
`;

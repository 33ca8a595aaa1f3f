import { VERBS } from "./verbs.ts";

/** Routes of ktor and Spring. */
export const KOTLIN_ENTRIES = `
((call_expression (call_expression (identifier) @_verb (value_arguments (value_argument (string_literal) @entry.label)))
  (annotated_lambda)) @entry.route (#any-of? @_verb ${VERBS}))
((function_declaration (modifiers (annotation (constructor_invocation (user_type (identifier) @_mark)
    (value_arguments (value_argument (string_literal) @entry.label))))) name: (identifier) @entry.name) @entry.route
  (#match? @_mark "^(Get|Post|Put|Delete|Patch|Request)Mapping$"))
`;

import { VERBS } from "./verbs.ts";

/** Routes of express, fastify and their kin; commands of commander and yargs; handlers of events. */
export const ECMASCRIPT_ENTRIES = `
(call_expression function: (member_expression property: (property_identifier) @_verb)
  arguments: (arguments . (string) @entry.label . (_))
  (#any-of? @_verb ${VERBS}) (#match? @entry.label "^.[/*]")) @entry.route
(call_expression function: (member_expression property: (property_identifier) @_command)
  arguments: (arguments . (string) @entry.label) (#eq? @_command "command")) @entry.command
(call_expression function: (member_expression property: (property_identifier) @_on)
  arguments: (arguments . (string) @entry.label [(arrow_function) (function_expression) (identifier) (member_expression)] .)
  (#any-of? @_on "on" "once" "addEventListener" "addHook")) @entry.handler
`;

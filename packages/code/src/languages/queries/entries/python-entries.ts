import { VERBS } from "./verbs.ts";

const decorated = (decorator: string): string => `(decorated_definition (decorator ${decorator})
  definition: (function_definition name: (identifier) @entry.name))`;

/** Routes of flask, fastapi and their kin; commands of click and argparse; tasks of queues. */
export const PYTHON_ENTRIES = `
(${decorated(`(call function: (attribute attribute: (identifier) @_verb)
  arguments: (argument_list . (string) @entry.label))`)} @entry.route
  (#any-of? @_verb ${VERBS} "websocket") (#match? @entry.label "/"))
(${decorated(`(call function: (attribute attribute: (identifier) @_command)
  arguments: (argument_list . (string)? @entry.label))`)} @entry.command (#eq? @_command "command"))
(${decorated(`[(identifier) @_task (attribute attribute: (identifier) @_task)
  (call function: [(identifier) @_task (attribute attribute: (identifier) @_task)])]`)} @entry.worker
  (#any-of? @_task "task" "shared_task" "actor" "job"))
(call function: (attribute attribute: (identifier) @_add) arguments: (argument_list . (string) @entry.label)
  (#eq? @_add "add_parser")) @entry.command
(module (if_statement condition: (comparison_operator (identifier) @entry.label (string) @_main)
  (#eq? @entry.label "__name__") (#match? @_main "__main__")) @entry.main)
`;

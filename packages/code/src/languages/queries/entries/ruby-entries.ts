import { VERBS } from "./verbs.ts";

/** Routes of Rails and Sinatra; jobs of Sidekiq and Active Job. */
export const RUBY_ENTRIES = `
((call !receiver method: (identifier) @_verb arguments: (argument_list . (string) @entry.label)) @entry.route
  (#any-of? @_verb ${VERBS}) (#match? @entry.label "^./"))
((class name: (_) @entry.label body: (body_statement
    (call method: (identifier) @_include arguments: (argument_list (scope_resolution) @_job)))) @entry.worker
  (#eq? @_include "include") (#match? @_job "^Sidekiq::(Job|Worker)$"))
((class name: (_) @entry.label superclass: (superclass (_) @_job)) @entry.worker
  (#match? @_job "^(ApplicationJob|ActiveJob::Base)$"))
`;

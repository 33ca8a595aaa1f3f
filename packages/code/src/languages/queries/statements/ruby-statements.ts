/** Statements of Ruby: `unless` stays a part of its condition. parsing/statements.ts reads the captures. */
export const RUBY_STATEMENTS = `
[(method) (singleton_method) (block) (do_block) (lambda)] @statement.function

(if condition: (_) @statement.head) @statement.if
(if_modifier body: (_) @statement.inner condition: (_) @statement.head) @statement.if
(unless "unless" @statement.from condition: (_) @statement.head) @statement.if
(unless_modifier body: (_) @statement.inner "unless" @statement.from condition: (_) @statement.head) @statement.if
(elsif condition: (_) @statement.head) @statement.else
(else) @statement.else
[(while condition: (_) @statement.head) (while_modifier body: (_) @statement.inner condition: (_) @statement.head)] @statement.loop
(until "until" @statement.from condition: (_) @statement.head) @statement.loop
(until_modifier body: (_) @statement.inner "until" @statement.from condition: (_) @statement.head) @statement.loop
(for body: (_) @statement.body) @statement.loop
[(case value: (_) @statement.head) (case_match value: (_) @statement.head)] @statement.switch
(when pattern: (_) @statement.head) @statement.case
(in_clause pattern: (_) @statement.head) @statement.case
(begin) @statement.try
(rescue exceptions: (_)? @statement.head) @statement.catch
(ensure) @statement.finally
(return (_)? @statement.head) @statement.return
(call !receiver method: (identifier) @_raise arguments: (_) @statement.head
  (#any-of? @_raise "raise" "fail")) @statement.throw
((identifier) @statement.throw (#eq? @statement.throw "raise"))
(_ [(assignment left: (_) @statement.head) (operator_assignment left: (_) @statement.head)] @statement.assign)
([(body_statement (call) @statement.call) (then (call) @statement.call) (else (call) @statement.call)
  (block_body (call) @statement.call) (ensure (call) @statement.call) (begin (call) @statement.call)
  (do (call) @statement.call) (if_modifier body: (call) @statement.call)
  (unless_modifier body: (call) @statement.call)])
([(body_statement [(identifier) (binary) (yield) (super) (conditional)] @statement.other)
  (then [(identifier) (binary) (yield) (super) (conditional)] @statement.other)])
[(next) (break) (redo) (retry)] @statement.other
`;

/** Tests of mocha, jest, vitest, `node:test` and tap. A test has a title and a function. */
const called = (names: string): string => `(call_expression
  function: [
    (identifier) @_test
    (member_expression object: (identifier) @_test)
    (member_expression property: (property_identifier) @_test)
    (call_expression function: (member_expression object: (identifier) @_test))]
  arguments: (arguments . [(string) (template_string)] @test.title
    [(arrow_function) (function_expression)])
  (#any-of? @_test ${names}))`;

export const ECMASCRIPT_TESTS = `
${called('"it" "test" "specify"')} @test.case
${called('"describe" "suite" "context"')} @test.group
`;

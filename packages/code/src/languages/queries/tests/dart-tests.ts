const called = (names: string): string => `(expression_statement (identifier) @_test
  (selector (argument_part (arguments . (argument (string_literal) @test.title)
    (argument (function_expression)))))
  (#any-of? @_test ${names}))`;

/** package:test and flutter_test. */
export const DART_TESTS = `
${called('"test" "testWidgets"')} @test.case
${called('"group"')} @test.group
`;

/** Functions with an annotation \`Test\`; the names can be sentences in backticks. */
export const KOTLIN_TESTS = `
((function_declaration (modifiers (annotation [
    (user_type (identifier) @_test)
    (constructor_invocation (user_type (identifier) @_test))]))
  name: (identifier) @test.title) @test.case (#any-of? @_test "Test" "ParameterizedTest"))
`;

/** munit and ScalaTest's \`test("…") { … }\`, and ScalaTest's sentences. */
export const SCALA_TESTS = `
(call_expression function: (call_expression function: (identifier) @_test
  arguments: (arguments . (string) @test.title)) (#any-of? @_test "test" "it" "property" "scenario")) @test.case
(infix_expression left: (string) @test.title operator: (identifier) @_in right: (block) (#eq? @_in "in")) @test.case
(infix_expression left: (infix_expression right: (string) @test.title) operator: (identifier) @_in
  right: (block) (#eq? @_in "in")) @test.case
`;

/** RSpec, minitest and Rails. */
export const RUBY_TESTS = `
((method name: (identifier) @test.title) @test.case (#match? @test.title "^test_"))
(call method: (identifier) @_test arguments: (argument_list . (string) @test.title) block: (_)
  (#any-of? @_test "it" "test" "specify" "scenario" "should")) @test.case
(call method: (identifier) @_test arguments: (argument_list . [(string) (constant) (scope_resolution)] @test.title)
  block: (_) (#any-of? @_test "describe" "context" "feature")) @test.group
`;

/** shunit2 and plain functions; \`bats\` has a syntax of its own. */
export const BASH_TESTS = `
((function_definition name: (word) @test.title) @test.case (#match? @test.title "^test"))
`;

/** pytest and unittest find tests by name. */
export const PYTHON_TESTS = `
(function_definition name: (identifier) @test.title (#match? @test.title "^test")) @test.case
`;

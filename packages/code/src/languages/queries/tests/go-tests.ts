/** A test has a parameter \`testing.T\`; \`t.Run\` starts a part of it. */
export const GO_TESTS = `
(function_declaration name: (identifier) @test.title
  parameters: (parameter_list (parameter_declaration
    type: (pointer_type (qualified_type package: (package_identifier) @_testing name: (type_identifier) @_kind))))
  (#match? @test.title "^(Test|Fuzz)") (#eq? @_testing "testing") (#any-of? @_kind "T" "F")) @test.case
(function_declaration name: (identifier) @test.title (#match? @test.title "^Example")) @test.case
(call_expression function: (selector_expression field: (field_identifier) @_run)
  arguments: (argument_list . (interpreted_string_literal) @test.title (func_literal))
  (#eq? @_run "Run")) @test.case
`;

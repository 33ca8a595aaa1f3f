/** GoogleTest's macros parse as functions without a type, Catch2's as a call before a block. */
export const CPP_TESTS = `
((function_definition !type declarator: (function_declarator declarator: (identifier) @_test
  parameters: (parameter_list (_) (_)) @test.title)) @test.case
  (#any-of? @_test "TEST" "TEST_F" "TEST_P" "TYPED_TEST"))
((expression_statement (call_expression function: (identifier) @_test
    arguments: (argument_list . (string_literal) @test.title))) @test.case
  . (compound_statement) @test.body
  (#any-of? @_test "TEST_CASE" "SCENARIO" "SECTION" "TEST_CASE_METHOD"))
`;

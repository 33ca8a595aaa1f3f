/** xUnit, NUnit and MSTest. */
export const CSHARP_TESTS = `
((method_declaration (attribute_list (attribute name: (identifier) @_test))
  name: (identifier) @test.title) @test.case
  (#any-of? @_test "Fact" "Theory" "Test" "TestCase" "TestMethod" "SkippableFact"))
((method_declaration (attribute_list (attribute name: (identifier) @_test
    (attribute_argument_list (attribute_argument (assignment_expression
      left: (identifier) @_key right: (string_literal) @test.display)))))
  name: (identifier) @test.title) @test.case
  (#any-of? @_test "Fact" "Theory") (#eq? @_key "DisplayName"))
`;

/** XCTest finds methods by name; Swift Testing marks functions. */
export const SWIFT_TESTS = `
((function_declaration name: (simple_identifier) @test.title) @test.case (#match? @test.title "^test"))
((function_declaration (modifiers (attribute (user_type (type_identifier) @_test)))
  name: (simple_identifier) @test.title) @test.case (#eq? @_test "Test"))
((function_declaration (modifiers (attribute (user_type (type_identifier) @_test) (line_string_literal) @test.display))
  name: (simple_identifier) @test.title) @test.case (#eq? @_test "Test"))
`;

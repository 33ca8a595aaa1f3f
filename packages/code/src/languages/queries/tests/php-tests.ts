/** PHPUnit: methods by name or by attribute. Pest: calls with a title and a function. */
export const PHP_TESTS = `
((method_declaration name: (name) @test.title) @test.case (#match? @test.title "^test"))
((method_declaration attributes: (attribute_list (attribute_group (attribute (name) @_test)))
  name: (name) @test.title) @test.case (#eq? @_test "Test"))
(function_call_expression function: (name) @_test
  arguments: (arguments . (argument [(string) (encapsed_string)] @test.title)
    (argument [(anonymous_function) (arrow_function)]))
  (#any-of? @_test "it" "test")) @test.case
(function_call_expression function: (name) @_test
  arguments: (arguments . (argument [(string) (encapsed_string)] @test.title) (argument (anonymous_function)))
  (#eq? @_test "describe")) @test.group
`;

const attribute = `(attribute_item (attribute
  [(identifier) @_test (scoped_identifier name: (identifier) @_test)]))`;

/** Functions with an attribute \`test\`, such as \`tokio::test\`. Others may follow the attribute. */
export const RUST_TESTS = ["", "(attribute_item) .", "(attribute_item) . (attribute_item) ."]
  .map(
    (others) => `
(${attribute} . ${others} (function_item name: (identifier) @test.title) @test.case
  (#any-of? @_test "test" "rstest" "test_case"))`,
  )
  .join("\n");

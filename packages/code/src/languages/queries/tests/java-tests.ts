const annotated = (annotation: string): string => `(method_declaration
  (modifiers ${annotation}) name: (identifier) @test.title)`;

/** JUnit and TestNG: annotated methods, and the names of JUnit 3. */
export const JAVA_TESTS = `
(${annotated("[(marker_annotation name: (_) @_test) (annotation name: (_) @_test)]")} @test.case
  (#any-of? @_test "Test" "ParameterizedTest" "RepeatedTest" "Property"))
(${annotated(`(annotation name: (_) @_name
  arguments: (annotation_argument_list (string_literal) @test.display))`)} @test.case
  (#eq? @_name "DisplayName"))
((method_declaration name: (identifier) @test.title) @test.case (#match? @test.title "^test[A-Z]"))
`;

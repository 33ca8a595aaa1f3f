/** A function's name below the stars of its result type, which the grammar puts around it. */
export function functionNamed(name: string): string {
  const declarator = `(function_declarator declarator: ${name} parameters: (_) @parameters)`;
  const pointer = `(pointer_declarator declarator: ${declarator})`;
  return `[${declarator} ${pointer} (pointer_declarator declarator: ${pointer})]`;
}

const VARIABLE = (capture: string): string => `(init_declarator declarator: [
  (identifier) ${capture}
  (array_declarator declarator: (identifier) ${capture})
  (pointer_declarator declarator: [
    (identifier) ${capture}
    (array_declarator declarator: (identifier) ${capture})])])`;

/** What C and C++ have in common. A prototype counts where the file has no definition. */
export const C_QUERY = `
(comment) @comment

(function_definition declarator: ${functionNamed("(identifier) @name")} body: (_)) @function
(declaration declarator: ${functionNamed("(identifier) @name")}) @function @forward
(struct_specifier name: (type_identifier) @name body: (_)) @struct
(union_specifier name: (type_identifier) @name body: (_)) @struct
(enum_specifier name: (type_identifier) @name body: (_)) @enum
(type_definition type: [(struct_specifier body: (_)) (union_specifier body: (_))]
  declarator: (type_identifier) @name) @struct
(type_definition type: (enum_specifier body: (_)) declarator: (type_identifier) @name) @enum
(type_definition declarator: (type_identifier) @name) @type
(type_definition declarator: (function_declarator
  declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name)))) @type
(preproc_def name: (identifier) @name value: (_)) @constant
(preproc_function_def name: (identifier) @name) @function
(declaration declarator: ${VARIABLE("@name")}) @constant

(function_definition (storage_class_specifier "static")
  declarator: ${functionNamed("(identifier) @private")})
(declaration (storage_class_specifier "static")
  declarator: [${functionNamed("(identifier) @private")} ${VARIABLE("@private")}])

(preproc_include path: (string_literal (string_content) @import.module)) @import @import.everything
(preproc_include path: (system_lib_string) @import.module) @import @import.everything

(identifier) @reference
(type_identifier) @reference
`;

/** Dart. The grammar puts the body of a function behind its declaration. */
export const DART_QUERY = `
(comment) @comment
(documentation_comment) @comment

(class_definition name: (identifier) @name) @class
(mixin_declaration (identifier) @name) @class
(extension_declaration name: (identifier) @name) @class
(enum_declaration name: (identifier) @name) @enum
(type_alias . (type_identifier) @name) @type
(function_signature name: (identifier) @name) @function
(_ (function_signature name: (identifier) @name) @function . (function_body) @body)
(_ (method_signature (function_signature name: (identifier) @name)) @method . (function_body) @body)
(_ (method_signature (getter_signature name: (identifier) @name)) @method . (function_body) @body)
(_ (method_signature (constructor_signature . (identifier) @name . (formal_parameter_list))) @method
  . (function_body) @body)
(_ (method_signature (constructor_signature (identifier) . "." . (identifier) @name)) @method
  . (function_body) @body)
(_ (method_signature (factory_constructor_signature . (identifier) . (identifier) @name)) @method
  . (function_body) @body)
(declaration (constructor_signature . (identifier) @name . (formal_parameter_list))) @method
(declaration (constructor_signature (identifier) . "." . (identifier) @name)) @method
(program (static_final_declaration_list (static_final_declaration . (identifier) @name) @constant))

(library_import (import_specification
  (configurable_uri (uri (string_literal) @import.module)))) @import @import.everything
(library_import (import_specification (configurable_uri (uri (string_literal) @import.module))
  . (identifier) @import.namespace)) @import
(library_export
  (configurable_uri (uri (string_literal) @import.module))) @import @import.everything @import.reexport
(part_directive (uri (string_literal) @import.module)) @import @import.everything @import.reexport
(part_of_directive (uri (string_literal) @import.module)) @import @import.everything

(identifier) @reference
(type_identifier) @reference
(unconditional_assignable_selector (identifier) @member)
(_ [(identifier) (this)] @qualifier . (selector (unconditional_assignable_selector (identifier) @member)))
`;

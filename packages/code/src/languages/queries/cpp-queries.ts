import { C_QUERY, functionNamed } from "./c-queries.ts";

const scoped = (name: string): string => `(qualified_identifier
  scope: [(namespace_identifier) @container (template_type name: (type_identifier) @container)] name: ${name})`;

const METHOD_NAMES = [
  "(field_identifier) @name",
  "(destructor_name) @name",
  scoped("(destructor_name) @name"),
  scoped("(identifier) @name"),
  `(qualified_identifier name: ${scoped("(identifier) @name")})`,
  `(qualified_identifier name: (qualified_identifier name: ${scoped("(identifier) @name")}))`,
];

/** With a reference as the result. */
function anyFunction(name: string): string {
  return `[${functionNamed(name)} (reference_declarator (function_declarator declarator: ${name} parameters: (_) @parameters))]`;
}

/** C++. What is defaulted or deleted has no body and no lines to show. A method defined outside its class has the last part of its prefix as its container. */
export const CPP_QUERY = `${C_QUERY}
(class_specifier name: (type_identifier) @name body: (_)) @class
(class_specifier name: (template_type name: (type_identifier) @name) body: (_)) @class
(template_declaration (class_specifier name: (type_identifier) @name body: (_))) @class
(template_declaration (struct_specifier name: (type_identifier) @name body: (_))) @struct
(template_declaration (function_definition
  declarator: ${anyFunction("(identifier) @name")} body: (_))) @function
(template_declaration (alias_declaration name: (type_identifier) @name)) @type
(alias_declaration name: (type_identifier) @name) @type
(concept_definition name: (identifier) @name) @interface
(function_definition declarator:
  (reference_declarator (function_declarator declarator: (identifier) @name))) @function
${METHOD_NAMES.map((name) => `(function_definition declarator: ${anyFunction(name)} body: (_)) @method`).join("\n")}
(field_declaration declarator: ${anyFunction("(field_identifier) @name")}) @method @forward
(declaration declarator: (function_declarator declarator: (destructor_name) @name)) @method @forward
(access_specifier) @section

(namespace_identifier) @reference
(qualified_identifier scope: (namespace_identifier) @qualifier
  name: [(identifier) (type_identifier)] @member)
(field_expression argument: (this) @qualifier field: (field_identifier) @member)
`;

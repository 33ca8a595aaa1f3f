import { ECMASCRIPT_QUERY } from "./ecmascript-queries.ts";

/** TypeScript and TSX: what JavaScript has, and types. */
export const TYPESCRIPT_QUERY = `${ECMASCRIPT_QUERY}
(class_declaration name: (type_identifier) @name) @class
(abstract_class_declaration name: (type_identifier) @name) @class
(interface_declaration name: (type_identifier) @name) @interface
(interface_body (method_signature name: (property_identifier) @name) @method)
(class_body (abstract_method_signature name: (property_identifier) @name) @method)
(type_alias_declaration name: (type_identifier) @name) @type
(enum_declaration name: (identifier) @name) @enum

(import_statement "type") @typing
(export_statement "type" source: (_)) @typing

(type_identifier) @reference
(nested_type_identifier module: (identifier) @qualifier name: (type_identifier) @member)
`;

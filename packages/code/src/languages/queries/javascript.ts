import { ECMASCRIPT_QUERY } from "./ecmascript-queries.ts";

export const JAVASCRIPT_QUERY = `${ECMASCRIPT_QUERY}
(class_declaration name: (identifier) @name) @class
`;

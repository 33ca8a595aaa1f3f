/** The words of HTTP in lower case, as they name functions of web frameworks. */
export const VERBS = '"get" "post" "put" "patch" "delete" "head" "options" "all" "any" "route"';

/** The queries for statements, by grammar. A grammar without one gives no bodies to cut or explain. */

import { ECMASCRIPT_STATEMENTS } from "./ecmascript-statements.ts";
import { GO_STATEMENTS } from "./go-statements.ts";
import { PYTHON_STATEMENTS } from "./python-statements.ts";

export const STATEMENT_QUERIES: ReadonlyMap<string, string> = new Map([
  ["typescript", ECMASCRIPT_STATEMENTS],
  ["tsx", ECMASCRIPT_STATEMENTS],
  ["javascript", ECMASCRIPT_STATEMENTS],
  ["python", PYTHON_STATEMENTS],
  ["go", GO_STATEMENTS],
]);

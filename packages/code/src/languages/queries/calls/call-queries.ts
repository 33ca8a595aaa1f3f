/** The query of each grammar for calls and for what the code says about values. */

import { JAVASCRIPT_CALLS, TYPESCRIPT_CALLS } from "./ecmascript-calls.ts";
import { GO_CALLS } from "./go-calls.ts";
import { PYTHON_CALLS } from "./python-calls.ts";

export const CALL_QUERIES: ReadonlyMap<string, string> = new Map([
  ["typescript", TYPESCRIPT_CALLS],
  ["tsx", TYPESCRIPT_CALLS],
  ["javascript", JAVASCRIPT_CALLS],
  ["python", PYTHON_CALLS],
  ["go", GO_CALLS],
]);

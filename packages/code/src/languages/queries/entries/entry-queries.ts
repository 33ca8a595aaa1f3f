/**
 * The queries for entry points, with captures `entry.*`, by the grammar of a language. Functions
 * called `main` need none.
 */

import { CSHARP_ENTRIES } from "./csharp-entries.ts";
import { ECMASCRIPT_ENTRIES } from "./ecmascript-entries.ts";
import { GO_ENTRIES } from "./go-entries.ts";
import { JAVA_ENTRIES } from "./java-entries.ts";
import { KOTLIN_ENTRIES } from "./kotlin-entries.ts";
import { PHP_ENTRIES } from "./php-entries.ts";
import { PYTHON_ENTRIES } from "./python-entries.ts";
import { RUBY_ENTRIES } from "./ruby-entries.ts";
import { RUST_ENTRIES } from "./rust-entries.ts";

export const ENTRY_QUERIES: ReadonlyMap<string, string> = new Map([
  ["c_sharp", CSHARP_ENTRIES],
  ["go", GO_ENTRIES],
  ["java", JAVA_ENTRIES],
  ["javascript", ECMASCRIPT_ENTRIES],
  ["kotlin", KOTLIN_ENTRIES],
  ["php", PHP_ENTRIES],
  ["python", PYTHON_ENTRIES],
  ["ruby", RUBY_ENTRIES],
  ["rust", RUST_ENTRIES],
  ["tsx", ECMASCRIPT_ENTRIES],
  ["typescript", ECMASCRIPT_ENTRIES],
]);

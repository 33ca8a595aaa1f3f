/** The query of each grammar for calls, for what the code says about values, and for choices. */

import { BASH_CALLS } from "./bash-calls.ts";
import { C_CALLS, CPP_CALLS } from "./c-calls.ts";
import { CHOICES } from "./choices.ts";
import { CSHARP_CALLS } from "./csharp-calls.ts";
import { DART_CALLS } from "./dart-calls.ts";
import { JAVASCRIPT_CALLS, TYPESCRIPT_CALLS } from "./ecmascript-calls.ts";
import { GO_CALLS } from "./go-calls.ts";
import { JAVA_CALLS } from "./java-calls.ts";
import { KOTLIN_CALLS } from "./kotlin-calls.ts";
import { PHP_CALLS } from "./php-calls.ts";
import { PYTHON_CALLS } from "./python-calls.ts";
import { RUBY_CALLS } from "./ruby-calls.ts";
import { RUST_CALLS } from "./rust-calls.ts";
import { SCALA_CALLS } from "./scala-calls.ts";
import { SWIFT_CALLS } from "./swift-calls.ts";

const CALLS: readonly (readonly [string, string])[] = [
  ["typescript", TYPESCRIPT_CALLS],
  ["tsx", TYPESCRIPT_CALLS],
  ["javascript", JAVASCRIPT_CALLS],
  ["python", PYTHON_CALLS],
  ["go", GO_CALLS],
  ["java", JAVA_CALLS],
  ["c_sharp", CSHARP_CALLS],
  ["php", PHP_CALLS],
  ["ruby", RUBY_CALLS],
  ["rust", RUST_CALLS],
  ["kotlin", KOTLIN_CALLS],
  ["swift", SWIFT_CALLS],
  ["scala", SCALA_CALLS],
  ["c", C_CALLS],
  ["cpp", CPP_CALLS],
  ["dart", DART_CALLS],
  ["bash", BASH_CALLS],
];

export const CALL_QUERIES: ReadonlyMap<string, string> = new Map(
  CALLS.map(([grammar, query]) => [grammar, `${query}${CHOICES[grammar] ?? ""}`]),
);

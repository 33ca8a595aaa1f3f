/** The queries for statements, by grammar. A grammar without one gives no bodies to cut or explain. */

import { BASH_STATEMENTS } from "./bash-statements.ts";
import { C_STATEMENTS, CPP_STATEMENTS } from "./c-statements.ts";
import { CSHARP_STATEMENTS } from "./csharp-statements.ts";
import { DART_STATEMENTS } from "./dart-statements.ts";
import { ECMASCRIPT_STATEMENTS } from "./ecmascript-statements.ts";
import { GO_STATEMENTS } from "./go-statements.ts";
import { JAVA_STATEMENTS } from "./java-statements.ts";
import { KOTLIN_STATEMENTS } from "./kotlin-statements.ts";
import { PHP_STATEMENTS } from "./php-statements.ts";
import { PYTHON_STATEMENTS } from "./python-statements.ts";
import { RUBY_STATEMENTS } from "./ruby-statements.ts";
import { RUST_STATEMENTS } from "./rust-statements.ts";
import { SCALA_STATEMENTS } from "./scala-statements.ts";
import { SWIFT_STATEMENTS } from "./swift-statements.ts";

export const STATEMENT_QUERIES: ReadonlyMap<string, string> = new Map([
  ["typescript", ECMASCRIPT_STATEMENTS],
  ["tsx", ECMASCRIPT_STATEMENTS],
  ["javascript", ECMASCRIPT_STATEMENTS],
  ["python", PYTHON_STATEMENTS],
  ["go", GO_STATEMENTS],
  ["rust", RUST_STATEMENTS],
  ["java", JAVA_STATEMENTS],
  ["c_sharp", CSHARP_STATEMENTS],
  ["ruby", RUBY_STATEMENTS],
  ["php", PHP_STATEMENTS],
  ["kotlin", KOTLIN_STATEMENTS],
  ["swift", SWIFT_STATEMENTS],
  ["scala", SCALA_STATEMENTS],
  ["c", C_STATEMENTS],
  ["cpp", CPP_STATEMENTS],
  ["dart", DART_STATEMENTS],
  ["bash", BASH_STATEMENTS],
]);

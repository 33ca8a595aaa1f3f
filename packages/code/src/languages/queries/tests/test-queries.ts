/** The queries for tests, with captures `test.*`, by the grammar of a language. */

import { BASH_TESTS } from "./bash-tests.ts";
import { CPP_TESTS } from "./cpp-tests.ts";
import { CSHARP_TESTS } from "./csharp-tests.ts";
import { DART_TESTS } from "./dart-tests.ts";
import { ECMASCRIPT_TESTS } from "./ecmascript-tests.ts";
import { GO_TESTS } from "./go-tests.ts";
import { JAVA_TESTS } from "./java-tests.ts";
import { KOTLIN_TESTS } from "./kotlin-tests.ts";
import { PHP_TESTS } from "./php-tests.ts";
import { PYTHON_TESTS } from "./python-tests.ts";
import { RUBY_TESTS } from "./ruby-tests.ts";
import { RUST_TESTS } from "./rust-tests.ts";
import { SCALA_TESTS } from "./scala-tests.ts";
import { SWIFT_TESTS } from "./swift-tests.ts";

export const TEST_QUERIES: ReadonlyMap<string, string> = new Map([
  ["bash", BASH_TESTS],
  ["c", CPP_TESTS],
  ["c_sharp", CSHARP_TESTS],
  ["cpp", CPP_TESTS],
  ["dart", DART_TESTS],
  ["go", GO_TESTS],
  ["java", JAVA_TESTS],
  ["javascript", ECMASCRIPT_TESTS],
  ["kotlin", KOTLIN_TESTS],
  ["php", PHP_TESTS],
  ["python", PYTHON_TESTS],
  ["ruby", RUBY_TESTS],
  ["rust", RUST_TESTS],
  ["scala", SCALA_TESTS],
  ["swift", SWIFT_TESTS],
  ["tsx", ECMASCRIPT_TESTS],
  ["typescript", ECMASCRIPT_TESTS],
]);

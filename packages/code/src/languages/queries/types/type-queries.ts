import { C_TYPES, CPP_TYPES } from "./c-types.ts";
import { CSHARP_TYPES } from "./csharp-types.ts";
import { DART_TYPES } from "./dart-types.ts";
import { JAVASCRIPT_TYPES, TYPESCRIPT_TYPES } from "./ecmascript-types.ts";
import { GO_TYPES } from "./go-types.ts";
import { JAVA_TYPES } from "./java-types.ts";
import { KOTLIN_TYPES } from "./kotlin-types.ts";
import { PHP_TYPES } from "./php-types.ts";
import { PYTHON_TYPES } from "./python-types.ts";
import { RUBY_TYPES } from "./ruby-types.ts";
import { RUST_TYPES } from "./rust-types.ts";
import { SCALA_TYPES } from "./scala-types.ts";
import { SWIFT_TYPES } from "./swift-types.ts";

/** By grammar: the part of a language's query that finds fields and supertypes. */
export const TYPE_QUERIES: ReadonlyMap<string, string> = new Map([
  ["typescript", TYPESCRIPT_TYPES],
  ["tsx", TYPESCRIPT_TYPES],
  ["javascript", JAVASCRIPT_TYPES],
  ["python", PYTHON_TYPES],
  ["go", GO_TYPES],
  ["rust", RUST_TYPES],
  ["java", JAVA_TYPES],
  ["c_sharp", CSHARP_TYPES],
  ["ruby", RUBY_TYPES],
  ["php", PHP_TYPES],
  ["kotlin", KOTLIN_TYPES],
  ["swift", SWIFT_TYPES],
  ["scala", SCALA_TYPES],
  ["c", C_TYPES],
  ["cpp", CPP_TYPES],
  ["dart", DART_TYPES],
]);

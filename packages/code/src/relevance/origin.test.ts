import { expect, test } from "vitest";
import { originsOf } from "./origin.ts";

/** The origin of the first path in a repository of the given paths. */
const originOf = (...paths: string[]) => originsOf(paths, () => ({}))(paths[0] ?? "");

test.each([
  ["a build directory without a build tool", ["build/planner.ts"]],
  ["a build directory beside a package manifest", ["build/planner.ts", "package.json"]],
  ["a domain called vendor", ["src/vendor/price.ts", "package.json", "go.mod"]],
  ["a domain called vendor with a package of its own", ["services/vendor/a.ts", "services/vendor/LICENSE"]],
  ["a domain called target", ["src/target/aim.ts", "Cargo.toml"]],
  ["a domain called coverage", ["src/coverage/policy.py", "package.json"]],
  ["a domain called bundled", ["src/bundled/offer.ts", "package.json"]],
  ["a name that only begins like one", ["builder/a.ts", "vendors/b.ts"]],
])("%s is the project's own", (_name, paths) => {
  expect(originOf(...paths)).toBeUndefined();
});

test.each([
  ["node_modules", ["a/node_modules/b/c.js"], "vendored", true],
  ["Go's vendor directory", ["vendor/a/b.go", "vendor/modules.txt"], "vendored", true],
  ["a vendor directory with licences", ["lib/vendor/a/b.js", "lib/vendor/a/LICENSE.md"], "vendored", true],
  [
    "a bundled library with its licence",
    ["fmt/bundled/a.h", "fmt/bundled/fmt.license.rst"],
    "vendored",
    true,
  ],
  ["vendor beside a manifest", ["app/vendor/a.php", "app/composer.json"], "vendored", false],
  ["target beside Cargo's manifest", ["target/a.rs", "Cargo.toml"], "generated", false],
  ["dist beside a package manifest", ["dist/a.js", "package.json"], "generated", false],
  ["build of Gradle", ["build/A.java", "build.gradle.kts"], "generated", false],
  ["a coverage report", ["coverage/sorter.js", "coverage/lcov.info"], "generated", true],
  ["a nested tool directory", ["build/vendor/a.go", "build/vendor/modules.txt"], "vendored", true],
  ["generated names", ["api/x.pb.go"], "generated", false],
  ["minified names", ["web/a.min.js"], "generated", false],
])("%s is not the project's own", (_name, paths, reason, sure) => {
  expect(originOf(...paths)).toEqual({ reason, sure });
});

test("what the repository declares counts more than names and traces", () => {
  const paths = ["vendor/own.go", "vendor/modules.txt", "src/copied.js", "src/made.ts"];
  const declared: Record<string, object> = {
    "vendor/own.go": { vendored: false },
    "src/copied.js": { vendored: true },
    "src/made.ts": { generated: true },
  };
  const origins = originsOf(paths, (path) => declared[path] ?? {});
  expect(paths.map((path) => origins(path)?.reason)).toEqual([
    undefined,
    "vendored",
    "vendored",
    "generated",
  ]);
});

import { expect, test } from "vitest";
import type { Target } from "./command.ts";
import { testCommands } from "./test-commands.ts";

interface Example {
  readonly language: string;
  readonly manifests: Readonly<Record<string, string>>;
  readonly target: Target;
  readonly command: string;
  /** `path:line` of the proof. */
  readonly proof: string;
}

const scripts = (test: string): string => JSON.stringify({ scripts: { lint: "x", test } }, undefined, 1);

const EXAMPLES: readonly Example[] = [
  {
    language: "TypeScript",
    manifests: { "package.json": scripts("vitest --run") },
    target: { path: "src/cart.test.ts", title: "adds a 'book'" },
    command: "npx vitest run src/cart.test.ts -t 'adds a '\\''book'\\'''",
    proof: "package.json:4",
  },
  {
    language: "JavaScript",
    manifests: { "package.json": "{}", "web/package.json": scripts("mocha --require test/env test/") },
    target: { path: "web/test/cart.js", title: "adds" },
    command: "(cd web && npx mocha --require test/env test/cart.js -g adds)",
    proof: "web/package.json:4",
  },
  {
    language: "JavaScript",
    manifests: { "package.json": scripts("node --test") },
    target: { path: "test/cart.js", title: "adds" },
    command: "node --test --test-name-pattern adds test/cart.js",
    proof: "package.json:4",
  },
  {
    language: "Python",
    manifests: { "pyproject.toml": "[project]\nname = 'x'\n[tool.pytest.ini_options]\n" },
    target: { path: "tests/test_cart.py", name: "test_add", container: "TestCart" },
    command: "python -m pytest tests/test_cart.py::TestCart::test_add",
    proof: "pyproject.toml:3",
  },
  {
    language: "Go",
    manifests: { "go.mod": "module a\n", "cmd/go.mod": "module a/cmd\n" },
    target: { path: "cmd/run/run_test.go", name: "TestRun" },
    command: "(cd cmd && go test ./run -run '^TestRun$')",
    proof: "cmd/go.mod:1",
  },
  {
    language: "Rust",
    manifests: { "Cargo.toml": '[package]\nname = "x"\n' },
    target: { path: "tests/server.rs", name: "adds" },
    command: "cargo test --test server adds",
    proof: "Cargo.toml:1",
  },
  {
    language: "Java",
    manifests: {
      "pom.xml": "<project>\n<artifactId>all</artifactId>",
      "core/pom.xml": "<!-- the parent is no proof -->\n<project>\n<artifactId>core</artifactId>",
    },
    target: { path: "core/src/test/java/CartTest.java", name: "adds", container: "CartTest" },
    command: "mvn -pl core -am test -Dsurefire.failIfNoSpecifiedTests=false -Dtest='CartTest#adds'",
    proof: "core/pom.xml:2",
  },
  {
    language: "Kotlin",
    manifests: { "core/build.gradle.kts": "plugins {\n}" },
    target: {
      path: "core/src/jvmTest/kotlin/CartTest.kt",
      name: "adds",
      container: "CartTest",
      packageName: "shop",
    },
    command: "./gradlew :core:jvmTest --tests shop.CartTest.adds",
    proof: "core/build.gradle.kts:1",
  },
  {
    language: "Ruby",
    manifests: { Gemfile: 'gem "rspec"\n', Rakefile: "" },
    target: { path: "spec/cart_spec.rb", line: 4 },
    command: "bundle exec rspec spec/cart_spec.rb:4",
    proof: "Gemfile:1",
  },
  {
    language: "Ruby",
    manifests: { Rakefile: "\nRake::TestTask.new\n" },
    target: { path: "test/cart_test.rb", name: "test_add" },
    command: "bundle exec ruby -Ilib -Itest test/cart_test.rb -n test_add",
    proof: "Rakefile:2",
  },
  {
    language: "PHP",
    manifests: { "composer.json": '{\n"phpunit/phpunit": "^11"\n}' },
    target: { path: "tests/CartTest.php", name: "testAdd" },
    command: "vendor/bin/phpunit tests/CartTest.php --filter testAdd",
    proof: "composer.json:2",
  },
  {
    language: "C#",
    manifests: { "test/Cart.csproj": '<Project>\n<PackageReference Include="xunit" />' },
    target: { path: "test/CartTests.cs", name: "Adds", container: "CartTests" },
    command: "(cd test && dotnet test Cart.csproj --filter 'FullyQualifiedName~CartTests.Adds')",
    proof: "test/Cart.csproj:2",
  },
  {
    language: "C++",
    manifests: { "CMakeLists.txt": 'option(CART_BUILD_TESTS "tests" OFF)\nenable_testing()\n' },
    target: { path: "tests/cart.cpp" },
    command:
      "cmake -S . -B build -DCART_BUILD_TESTS=ON && cmake --build build && ctest --test-dir build --output-on-failure",
    proof: "CMakeLists.txt:2",
  },
  {
    language: "Swift",
    manifests: { "Package.swift": "targets: [.testTarget(name: x)]" },
    target: { path: "Tests/CartTests.swift", name: "testAdd", container: "CartTests" },
    command: "swift test --filter CartTests/testAdd",
    proof: "Package.swift:1",
  },
  {
    language: "Shell",
    manifests: { Makefile: "all:\n\ntest: all\n" },
    target: { path: "test/run.sh" },
    command: "make test",
    proof: "Makefile:3",
  },
];

test.each(EXAMPLES)("$language: $command", ({ language, manifests, target, command, proof }) => {
  const found = testCommands(new Map(Object.entries(manifests)))(language, target);
  expect({ command: found?.command, proof: `${found?.place.path}:${found?.place.startLine}` }).toEqual({
    command,
    proof,
  });
});

test("a repository whose manifests name no test tool has no command", () => {
  const commandFor = testCommands(new Map([["package.json", scripts("echo none")]]));
  expect(commandFor("JavaScript", { path: "a.test.js" })).toBeUndefined();
});

/** Commands of the tools that a line of a manifest names, for languages with one usual tool. */

import { posix } from "node:path";
import type { Target, TestCommand } from "./command.ts";
import { lineWith, type Manifest, type ManifestsAbove } from "./manifests.ts";
import { inDirectory } from "./node-commands.ts";
import { shellWord } from "./shell-word.ts";

interface Tool {
  readonly languages: readonly string[];
  /** Base names of manifests. */
  readonly manifest: RegExp;
  /** The line that proves the tool. */
  readonly mark: RegExp;
  /** `file`: the path from the directory of the manifest. Undefined: another tool. */
  command(target: Target, file: string, manifest: Manifest): string | undefined;
}

const after = (prefix: string, text: string | undefined): string =>
  text === undefined ? "" : `${prefix}${shellWord(text)}`;

const PYTEST: Tool["command"] = ({ name, container }, file) =>
  `python -m pytest ${shellWord([file, container, name].filter((part) => part !== undefined).join("::"))}`;

const C_OPTION = /\boption\s*\(\s*(\w*TEST\w*)/i;

const TOOLS: readonly Tool[] = [
  {
    languages: ["Python"],
    manifest: /^(pytest\.ini|pyproject\.toml|setup\.cfg|tox\.ini|requirements[\w-]*\.txt)$/,
    mark: /pytest/,
    command: PYTEST,
  },
  {
    languages: ["Go"],
    manifest: /^go\.mod$/,
    mark: /^module\s/,
    command: ({ name }, file) => {
      const directory = posix.dirname(file);
      const place = directory === "." ? "." : `./${directory}`;
      return `go test ${shellWord(place)}${after(" -run ", name && `^${name}$`)}`;
    },
  },
  {
    languages: ["Rust"],
    manifest: /^Cargo\.toml$/,
    mark: /^\[package\]/,
    command: ({ name }, file) => {
      const suite = /^tests\/(\w+)(\.rs|\/)/.exec(file)?.[1];
      return `cargo test${suite === undefined ? "" : ` --test ${suite}`}${after(" ", name)}`;
    },
  },
  {
    languages: ["Ruby"],
    manifest: /^(Gemfile|[\w.-]+\.gemspec|Rakefile)$/,
    mark: /rspec/,
    command: ({ path, line }, file) =>
      /_spec\.rb$/.test(path)
        ? `bundle exec rspec ${shellWord(line === undefined ? file : `${file}:${line}`)}`
        : undefined,
  },
  {
    languages: ["Ruby"],
    manifest: /^(Gemfile|[\w.-]+\.gemspec|Rakefile)$/,
    mark: /minitest|TestTask/,
    command: ({ name, title }, file) =>
      `bundle exec ruby -Ilib -Itest ${shellWord(file)}${after(" -n ", name ?? (title && `/${title.replaceAll(" ", "[_ ]")}/`))}`,
  },
  {
    languages: ["PHP"],
    manifest: /^composer\.json$/,
    mark: /pestphp\/pest/,
    command: ({ title }, file) => `vendor/bin/pest ${shellWord(file)}${after(" --filter ", title)}`,
  },
  {
    languages: ["PHP"],
    manifest: /^composer\.json$/,
    mark: /phpunit/,
    command: ({ name }, file) => `vendor/bin/phpunit ${shellWord(file)}${after(" --filter ", name)}`,
  },
  {
    languages: ["C#"],
    manifest: /\.csproj$/,
    mark: /Test\.Sdk|xunit|nunit|MSTest/i,
    command: ({ name, container }, _file, { path }) => {
      const filter = [container, name].filter((part) => part !== undefined).join(".");
      const base = posix.basename(path);
      return `dotnet test ${shellWord(base)}${filter === "" ? "" : ` --filter ${shellWord(`FullyQualifiedName~${filter}`)}`}`;
    },
  },
  {
    languages: ["Swift"],
    manifest: /^Package\.swift$/,
    mark: /\.testTarget/,
    command: ({ name, container }) =>
      `swift test${after(" --filter ", [container, name].filter((part) => part !== undefined).join("/") || undefined)}`,
  },
  {
    languages: ["Dart"],
    manifest: /^pubspec\.yaml$/,
    mark: /^\s+(test|flutter_test):/,
    command: ({ title }, file, { text }) =>
      `${text.includes("flutter_test:") ? "flutter" : "dart"} test ${shellWord(file)}${after(" --plain-name ", title)}`,
  },
  {
    languages: ["C", "C++"],
    manifest: /^CMakeLists\.txt$/,
    mark: /\b(enable_testing|add_test|catch_discover_tests|gtest_discover_tests)\b/,
    command: (_target, _file, { directory, text }) => {
      if (directory !== "") return undefined;
      const wanted = C_OPTION.exec(text)?.[1];
      const configure = `cmake -S . -B build${wanted === undefined ? "" : ` -D${wanted}=ON`}`;
      return `${configure} && cmake --build build && ctest --test-dir build --output-on-failure`;
    },
  },
];

const ANY: Omit<Tool, "languages"> = {
  manifest: /^Makefile$/,
  mark: /^test[\w-]*\s*:/,
  command: () => "make test",
};

export function toolCommand(
  language: string,
  target: Target,
  above: ManifestsAbove,
): TestCommand | undefined {
  for (const tool of [...TOOLS.filter(({ languages }) => languages.includes(language)), ANY]) {
    for (const manifest of above(target.path, tool.manifest)) {
      const place = lineWith(manifest, tool.mark);
      if (place === undefined) continue;
      const file = posix.relative(manifest.directory, target.path);
      const command = tool.command(target, file, manifest);
      if (command !== undefined) return { command: inDirectory(manifest.directory, command), place };
    }
  }
  return undefined;
}

/**
 * Decides by paths which files are code of another project, or written by a tool. A name alone says
 * little: `build`, `vendor` and `target` are also words for hand-written code.
 */

import type { DeclaredOrigin } from "./gitattributes.ts";

/** `sure` when more than a name says so. */
export interface Origin {
  readonly reason: "vendored" | "generated";
  readonly sure: boolean;
}

const FOREIGN =
  /(^|\/)(node_modules|bower_components|third[_-]party|site-packages|\.git|\.venv|venv|Godeps|\.yarn)\//;
const MADE = /(^|\/)(__pycache__|_generated|__generated__|__snapshots__)\//;
const MADE_BY_NAME =
  /(^|\/)generated\/|(\.min\.(js|css)|[.-]bundle\.js|\.bundled\.m?js|\.pb\.go|_pb2(_grpc)?\.py|\.generated\.\w+|\.gen\.\w+|_gen\.go|\.map|\.snap|\.svg|\.lock|-lock\.\w+|\.d\.ts)$/;

/** A directory name that tools use, and what shows that a tool does. */
interface ToolDirectory {
  readonly reason: Origin["reason"];
  /** Manifests in the same directory, whose tool uses the name. */
  readonly manifests: readonly string[];
  /** Paths below the directory that a tool writes, or that come with the code of others. */
  readonly traces?: RegExp;
}

const BUILD_MANIFESTS = ["package.json", "tsconfig.json", "pyproject.toml", "setup.py"];

const TOOL_DIRECTORIES: ReadonlyMap<string, ToolDirectory> = new Map([
  [
    "vendor",
    {
      reason: "vendored",
      manifests: ["go.mod", "composer.json", "Cargo.toml", "Gemfile", "package.json"],
      traces: /^(modules\.txt|autoload\.php)$|\/(\.cargo-checksum\.json|(LICEN[CS]E|COPYING)[^/]*)$/,
    },
  ],
  ["bundled", { reason: "vendored", manifests: [], traces: /^[^/]{0,60}licen[cs]e[^/]*$/i }],
  ["dist", { reason: "generated", manifests: BUILD_MANIFESTS }],
  ["out", { reason: "generated", manifests: BUILD_MANIFESTS }],
  [
    "build",
    {
      reason: "generated",
      manifests: ["build.gradle", "build.gradle.kts", "setup.py"],
      traces: /^CMakeCache\.txt$/,
    },
  ],
  [
    "target",
    {
      reason: "generated",
      manifests: ["Cargo.toml", "pom.xml", "build.sbt"],
      traces: /^CACHEDIR\.TAG$/,
    },
  ],
  [
    "coverage",
    {
      reason: "generated",
      manifests: ["package.json"],
      traces: /^(lcov\.info|clover\.xml|coverage-final\.json|lcov-report\/)/,
    },
  ],
]);

/** The origin of each path; undefined for the project's own code. `paths`: all of the commit. */
export function originsOf(
  paths: readonly string[],
  declaredOf: (path: string) => DeclaredOrigin,
): (path: string) => Origin | undefined {
  const directories = judgeDirectories(paths);
  return (path) => {
    const { vendored, generated } = declaredOf(path);
    if (vendored === true) return { reason: "vendored", sure: true };
    if (generated === true) return { reason: "generated", sure: true };
    if (vendored === false || generated === false) return undefined;
    if (FOREIGN.test(path)) return { reason: "vendored", sure: true };
    if (MADE.test(path)) return { reason: "generated", sure: true };
    const judged = toolDirectoriesOf(path).flatMap(({ directory }) => directories.get(directory) ?? []);
    if (judged.length === 0 && MADE_BY_NAME.test(path)) return { reason: "generated", sure: false };
    return judged.find(({ sure }) => sure) ?? judged[0];
  };
}

/** The directories with such a name for which a manifest or a trace speaks. */
function judgeDirectories(paths: readonly string[]): Map<string, Origin> {
  const all = new Set(paths);
  const judged = new Map<string, Origin>();
  for (const path of paths) {
    for (const { directory, parent, tool } of toolDirectoriesOf(path)) {
      const known = judged.get(directory);
      if (known?.sure === true) continue;
      const sure = tool.traces?.test(path.slice(directory.length + 1)) === true;
      if (sure || (known === undefined && tool.manifests.some((name) => all.has(parent + name)))) {
        judged.set(directory, { reason: tool.reason, sure });
      }
    }
  }
  return judged;
}

const TOOL_NAMES = /(?:^|\/)(vendor|bundled|dist|out|build|target|coverage)(?=\/)/g;

function toolDirectoriesOf(path: string): { directory: string; parent: string; tool: ToolDirectory }[] {
  return [...path.matchAll(TOOL_NAMES)].flatMap(({ 0: { length }, 1: name = "", index }) => {
    const tool = TOOL_DIRECTORIES.get(name);
    const directory = path.slice(0, index + length);
    const parent = directory.slice(0, directory.length - name.length);
    return tool === undefined ? [] : [{ directory, parent, tool }];
  });
}

/**
 * Bundles a directory of Convex functions into one self-contained script. In any context, the
 * script defines `__convexModules`: one function per module, which evaluates the module on first
 * use and returns its exports.
 */
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { BuildFailure } from "esbuild";
import { EmbeddedConvexError } from "../convex-errors.ts";

const MODULES_GLOBAL = "__convexModules";

const SOURCE = /\.(?:ts|tsx|mts|js|jsx|mjs)$/;

/**
 * @param convexDirectory the directory with `schema.ts`, `auth.config.ts`, `crons.ts` and the
 * functions.
 * @returns the script's text; the same sources give the same text.
 * @throws EmbeddedConvexError BUNDLE_FAILED with every error of esbuild.
 */
export async function bundleFunctions(convexDirectory: string): Promise<string> {
  const directory = resolve(convexDirectory);
  const modules = await listModules(directory);
  // Imported lazily: a production installation runs prebuilt functions and has no esbuild.
  const { build } = await import("esbuild");
  try {
    const result = await build({
      stdin: { contents: entry(modules), resolveDir: directory, sourcefile: "functions.js", loader: "js" },
      absWorkingDir: directory,
      bundle: true,
      write: false,
      format: "iife",
      globalName: MODULES_GLOBAL,
      platform: "browser",
      conditions: ["convex", "module"],
      target: "es2022",
      charset: "utf8",
      legalComments: "none",
      define: { "process.env.NODE_ENV": '"production"' },
      logLevel: "silent",
    });
    return result.outputFiles[0]?.text ?? "";
  } catch (error) {
    throw bundleError(convexDirectory, error as BuildFailure);
  }
}

/**
 * Module paths relative to the directory, without extensions, sorted: the modules that `npx convex`
 * would push.
 */
async function listModules(directory: string): Promise<string[]> {
  const files = await readdir(directory, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .map((file) =>
      join(file.parentPath, file.name)
        .slice(directory.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter(isModule)
    .map((path) => path.replace(SOURCE, ""))
    .sort();
}

/** Like `npx convex`, excludes `_generated`, hidden files, tests and other names with two dots. */
function isModule(path: string): boolean {
  const parts = path.split("/");
  const name = parts.at(-1) ?? "";
  if (parts.some((part) => part.startsWith(".") || part.startsWith("#") || part === "_generated"))
    return false;
  if (parts.includes("node_modules") || !SOURCE.test(name)) return false;
  return name.replace(SOURCE, "") === "auth.config" || name.split(".").length === 2;
}

function entry(modules: string[]): string {
  const lines = modules.map(
    (path) => `  ${JSON.stringify(path)}: () => require(${JSON.stringify(`./${path}`)}),`,
  );
  return `module.exports = {\n${lines.join("\n")}\n};\n`;
}

function bundleError(directory: string, cause: BuildFailure): EmbeddedConvexError {
  const problems = (cause.errors ?? []).map(({ location, text }) => {
    return location === null ? text : `${location.file}:${location.line}:${location.column}: ${text}`;
  });
  return new EmbeddedConvexError(
    "BUNDLE_FAILED",
    `The functions in ${directory} cannot be bundled:\n${problems.join("\n") || String(cause)}\n`,
    "Correct the sources; `npx convex typecheck` shows the same.",
    { cause },
  );
}

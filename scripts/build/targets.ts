/** The targets of a build, with their inputs and outputs. */
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeIndex } from "./asset-index.ts";
import { compressGrammars } from "./grammars.ts";

export interface Target {
  readonly name: string;
  /** Glob patterns of the inputs, relative to the root. */
  readonly inputs: readonly string[];
  /** Absolute paths that exist after the build. */
  readonly outputs: readonly string[];
  make(): Promise<void> | void;
}

/** The build itself and the lock file: inputs of every target. */
const TOOLING = ["bun.lock", "package.json", "scripts/build.ts", "scripts/build/**"];

/**
 * In build order. The index comes last, because it lists the other outputs. Bundlers are loaded
 * only when needed.
 */
export function targets(root: string): Target[] {
  const at = (...parts: string[]) => join(root, ...parts);
  const assets = at("assets");
  const program = (name: string, entry: string): Target => ({
    name: `${name}.bundled.mjs`,
    inputs: [
      ...TOOLING,
      "packages/*/package.json",
      "packages/*/src/**",
      "packages/web/server/**",
      "packages/web/rendering/**",
      "packages/backend/convex/**",
    ],
    outputs: [at("packages", name, "dist", `${name}.bundled.mjs`)],
    make: async () => {
      const { bundleProgram } = await import("./bundles.ts");
      await bundleProgram(at("packages", name, "src", entry), at("packages", name, "dist"), name, {
        "analysis-thread": at("packages", "worker", "src", "analysis", "thread.ts"),
        "rendering-thread": at("packages", "web", "server", "documents", "rendering-thread.ts"),
      });
    },
  });
  const made: Target[] = [
    program("cli", "cli.ts"),
    program("worker", "main.ts"),
    {
      name: "grammars",
      inputs: [...TOOLING, "packages/code/package.json", "packages/code/src/**"],
      outputs: [join(assets, "grammars", "web-tree-sitter.wasm.gz")],
      make: () => compressGrammars(join(assets, "grammars")),
    },
    {
      name: "prompts",
      inputs: [...TOOLING, "packages/engine-claude/src/prompts/texts/**"],
      outputs: [join(assets, "prompts", "fr", "system.md")],
      make: () => {
        rmSync(join(assets, "prompts"), { recursive: true, force: true });
        cpSync(at("packages", "engine-claude", "src", "prompts", "texts"), join(assets, "prompts"), {
          recursive: true,
        });
      },
    },
    {
      name: "functions",
      inputs: [
        ...TOOLING,
        "packages/backend/convex/**",
        "packages/backend/src/**",
        "packages/course/src/**",
        "packages/environment/src/**",
        "packages/embedded-convex/src/**",
      ],
      outputs: [join(assets, "functions.js")],
      make: async () => {
        const { writeFunctions } = await import("./functions.ts");
        await writeFunctions(at("packages", "backend", "convex"), join(assets, "functions.js"));
      },
    },
    {
      name: "web",
      inputs: [
        ...TOOLING,
        "packages/web/**",
        "packages/course/src/**",
        "packages/backend/convex/**",
        "packages/backend/src/**",
      ],
      outputs: [join(assets, "web", "index.html")],
      make: async () => {
        const { buildPages } = await import("./pages.ts");
        await buildPages(at("packages", "web"), join(assets, "web"));
      },
    },
  ];
  const index: Target = {
    name: "assets.json",
    inputs: made.flatMap((target) => target.inputs),
    outputs: [join(assets, "assets.json")],
    make: () => writeIndex(assets, at("package.json")),
  };
  return [...made, index];
}

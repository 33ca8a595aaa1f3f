/**
 * Determines which tests a change can reach, by the import graph and by the inputs of bundles and
 * pages.
 */

/** A module: its path from the root, and the paths that it imports. */
export interface Module {
  readonly source: string;
  readonly imports: readonly string[];
}

/** The tests to run. `"all"` when no test can be left out safely. */
export interface Selection {
  readonly units: "all" | readonly string[];
  /** Arguments for `bun run e2e`. Undefined when the change reaches no spec. */
  readonly endToEnd: "all" | readonly string[] | undefined;
}

const EVERYTHING: Selection = { units: "all", endToEnd: "all" };

/** Texts that only the tests of scripts and of the environment table read. */
const DOCUMENTS = /^(?:docs\/|LICENSE$|\.editorconfig$|\.github\/)|\.md$|^\.env\.example$/;
const READERS_OF_DOCUMENTS = /^(?:scripts|packages\/environment)\/.*\.test\.ts$/;

/** Files that only the static checks read, which always run. */
const CHECKS = /^(?:biome\.json|knip\.json|\.dependency-cruiser(?:\.sources)?\.mjs|\.gitignore)$/;

/** Definitions of images and containers. They only affect targets with an engine. */
const CONTAINERS =
  /^(?:Dockerfile|docker|\.dockerignore|\.devcontainer\/|e2e\/system\/(?:containers|engine|network|compose|devcontainer)\/)/;

const UNIT_TEST = /\.test\.tsx?$/;
const SPEC = /^e2e\/specs\/.*\.spec\.ts$/;
/** Inputs of the bundles and the pages. */
const PRODUCT = /^packages\/(?!doubles\/)(?!.*(?:\.test\.tsx?$|\/testing\/|\/tests\/))/;
const IN_PACKAGE = /^(?:packages\/[^/]+|e2e|benchmarks)\//;

/** `changed`: the changed paths, from the root. */
export function selectTests(changed: readonly string[], modules: readonly Module[]): Selection {
  const known = new Set(modules.map(({ source }) => source));
  const start = new Set<string>();
  const units = new Set<string>();
  let containers = false;
  for (const path of changed) {
    containers ||= CONTAINERS.test(path);
    const [folder] = IN_PACKAGE.exec(path) ?? [];
    if (known.has(path)) start.add(path);
    else if (CHECKS.test(path)) continue;
    else if (DOCUMENTS.test(path) && !path.includes("/prompts/")) {
      for (const { source } of modules) if (READERS_OF_DOCUMENTS.test(source)) units.add(source);
    } else if (CONTAINERS.test(path)) {
      for (const { source } of modules) if (/^scripts\/.*\.test\.ts$/.test(source)) units.add(source);
    } else if (folder !== undefined && !path.endsWith("package.json")) {
      // A style sheet, a prompt, a fixture, or a deleted module: any module of the package may read
      // it.
      for (const { source } of modules) if (source.startsWith(folder)) start.add(source);
    } else return EVERYTHING;
  }
  const reached = importersOf(start, modules);
  for (const source of reached) if (UNIT_TEST.test(source)) units.add(source);
  const specs = [...reached].filter((source) => SPEC.test(source)).sort();
  const product = changed.some((path) => PRODUCT.test(path) && !DOCUMENTS.test(path));
  return { units: [...units].sort(), endToEnd: endToEndWords({ containers, product, specs }) };
}

function endToEndWords(found: {
  readonly containers: boolean;
  readonly product: boolean;
  readonly specs: readonly string[];
}): Selection["endToEnd"] {
  if (found.containers) return "all";
  if (found.product) return ["--target", "processes"];
  return found.specs.length > 0 ? ["--target", "processes", ...found.specs] : undefined;
}

/** The modules and all their direct and indirect importers. */
function importersOf(start: ReadonlySet<string>, modules: readonly Module[]): Set<string> {
  const importers = new Map<string, string[]>();
  for (const { source, imports } of modules) {
    for (const path of imports) importers.set(path, [...(importers.get(path) ?? []), source]);
  }
  const reached = new Set(start);
  for (const path of reached) for (const importer of importers.get(path) ?? []) reached.add(importer);
  return reached;
}

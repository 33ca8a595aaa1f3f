/**
 * The allowed imports between the parts of the project. Packages stand on floors
 * (docs/architecture.md). Imports run downwards only, never sideways. The checker resolves relative
 * paths and package names alike, and includes type imports.
 */

/** The packages of each floor, the lowest first. */
const FLOORS = [
  ["repository", "course", "environment", "embedded-convex"],
  ["code", "backend", "browser"],
  ["course-checks"],
  ["engine-static", "engine-claude"],
  ["analyzer"],
  ["worker", "web"],
  ["cli"],
];

/** Packages that import no other package of this project. */
const ALONE = ["repository", "course", "embedded-convex"];

/** Tests and their support: they may use `devDependencies`, but no internals of other packages. */
export const TEST = String.raw`\.test\.tsx?$|/testing/`;

const TEST_SUPPORT = "/testing(?:/|$)";

/**
 * Packages whose tests make their folders import each other: the doubles and the packages that they
 * replace test each other, and the backend's functions are tested through `src`.
 * `.dependency-cruiser.sources.mjs` checks their folders without tests.
 */
const CIRCLES_OF_TESTS = ["doubles", "engine-claude", "analyzer", "backend"];

const inside = (...names) => `^packages/(?:${names.join("|")})/`;
const PRODUCT = FLOORS.flat();

const floors = FLOORS.flatMap((floor, index) =>
  floor.map((name) => {
    const above = FLOORS.slice(index)
      .flat()
      .filter((other) => other !== name);
    const forbidden = ALONE.includes(name) ? PRODUCT.filter((other) => other !== name) : above;
    return {
      name: `floor-${index + 1}-${name}`,
      comment: `${name} imports only packages on the floors below it.`,
      severity: "error",
      from: { path: inside(name), pathNot: TEST },
      to: { path: inside(...forbidden) },
    };
  }),
);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...floors,
    {
      name: "code-knows-no-course",
      severity: "error",
      from: { path: inside("code") },
      to: { path: inside("course") },
    },
    {
      name: "production-uses-no-test-code",
      comment: "Doubles, the end-to-end suite, tests and their support never reach production code.",
      severity: "error",
      from: { path: inside(...PRODUCT), pathNot: TEST },
      to: { path: `^(?:packages/doubles|e2e|benchmarks)/|${TEST}` },
    },
    {
      name: "oracle-shares-no-mistakes",
      comment: "What judges a course must not use the code that writes it.",
      severity: "error",
      from: { path: "^e2e/" },
      to: { path: inside("course", "course-checks", "code", "engine-static", "engine-claude", "analyzer") },
    },
    {
      name: "doubles-use-code-only",
      comment:
        "The Anthropic double writes its courses from the facts of the code, so that it repeats no mistake of an engine.",
      severity: "error",
      from: { path: inside("doubles"), pathNot: TEST },
      to: { path: inside(...PRODUCT.filter((name) => name !== "code" && name !== "repository")) },
    },
    {
      name: "no-internals-of-another-package",
      comment: "A package is used by its name and `exports`, not by a path into it.",
      severity: "error",
      from: { path: "^(packages/[^/]+|e2e|scripts|benchmarks)/" },
      to: {
        path: "^(?:packages/[^/]+|e2e)/",
        // `scripts/up.ts` runs before anything is installed, so it cannot import a package by name.
        pathNot: "^$1/|^packages/cli/src/lifetime/ancestors[.]ts$",
        dependencyTypes: ["local"],
        dependencyTypesNot: ["aliased-workspace"],
      },
    },
    {
      name: "resolvable",
      comment: "What is imported exists, and is a dependency in the manifest of the package.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, path: "^(?:@fondation|[.])" },
    },
    {
      name: "no-circle",
      comment: "Neither values nor types import each other in a circle.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-circle-of-folders",
      comment: "No two folders import each other. Test support may import what it tests.",
      severity: "error",
      scope: "folder",
      from: { pathNot: `${TEST_SUPPORT}|${inside(...CIRCLES_OF_TESTS)}` },
      to: { circular: true, pathNot: TEST_SUPPORT },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    exclude: { path: "(?:^|/)(?:node_modules|dist|fixtures)/|^assets/|_generated/" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js"],
    },
  },
};

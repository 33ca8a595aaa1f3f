/** The images of `Dockerfile.production`: their tags and their inputs. */

export interface Image {
  readonly target: "fondation" | "fondation-claude" | "browser";
  readonly tag: string;
  /** Paths and glob patterns of all files and directories that the build reads. */
  readonly inputs: readonly string[];
}

const COMMON = [
  "Dockerfile.production",
  ".dockerignore",
  "package.json",
  "bun.lock",
  "packages/*/package.json",
  "e2e/package.json",
  "benchmarks/package.json",
  "docker/healthcheck.sh",
];

const FONDATION = [
  ...COMMON,
  "tsconfig.json",
  "LICENSE",
  "packages",
  "scripts/build.ts",
  "scripts/build",
] as const;

/** In build order. */
export const IMAGES: readonly Image[] = [
  { target: "fondation", tag: "fondation/complete:latest", inputs: FONDATION },
  {
    target: "browser",
    tag: "fondation/browser:latest",
    inputs: [...COMMON, "packages/browser/src/launch-options.ts", "packages/browser/src/server"],
  },
  {
    target: "fondation-claude",
    tag: "fondation/claude:latest",
    inputs: [...FONDATION, "docker/locked-package.mjs"],
  },
];

/** The images that the compose stack runs by default. */
const DEFAULT_TARGETS: readonly string[] = ["fondation", "browser"];

/** The images of the given targets; without a target, those of the compose stack. */
export function chooseImages(targets: readonly string[]): readonly Image[] {
  const wanted = targets.length === 0 ? DEFAULT_TARGETS : targets;
  return IMAGES.filter(({ target }) => wanted.includes(target));
}

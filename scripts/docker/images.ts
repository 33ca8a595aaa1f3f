/** The images of `Dockerfile.production`: what each is called, and what it is built from. */

/** One target of the Dockerfile. */
export interface Image {
  readonly target: "fondation" | "browser";
  readonly tag: string;
  /** Git's patterns of everything its build reads. */
  readonly inputs: readonly string[];
}

/** How images are built, and the packages of the lock file. */
const COMMON = [
  "Dockerfile.production",
  ".dockerignore",
  "package.json",
  "bun.lock",
  "packages/*/package.json",
  "e2e/package.json",
  "benchmarks/package.json",
  "docker/healthcheck.mjs",
];

/** In the order in which they are built. */
export const IMAGES: readonly Image[] = [
  {
    target: "fondation",
    tag: "fondation/complete:latest",
    inputs: [...COMMON, "tsconfig.json", "LICENSE", "packages", "scripts/build.ts", "scripts/build"],
  },
  {
    target: "browser",
    tag: "fondation/browser:latest",
    inputs: [...COMMON, "packages/browser/src/launch-options.ts", "packages/browser/src/server"],
  },
];

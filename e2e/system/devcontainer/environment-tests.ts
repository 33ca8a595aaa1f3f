/**
 * Unit and integration tests that depend on the machine: on Chromium, Git, the engine, the disk, or
 * the confinement of a model's client. Paths from the root, without `.test.ts`.
 */
export const ENVIRONMENT_TESTS = [
  "packages/browser/src/open",
  "packages/browser/src/server/server",
  "packages/worker/src/checkout/checkout",
  "packages/worker/src/checkout/hostile",
  "packages/embedded-convex/src/scenarios/durability",
  "packages/analyzer/src/claude/containment",
  "scripts/docker/build",
  "e2e/system/engine/leftovers",
  "e2e/system/cleanup/guard",
] as const;

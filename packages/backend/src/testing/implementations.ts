import { afterEach, describe } from "vitest";
import { convexTestBackend } from "./convex-test-driver.ts";
import type { Deployment, Implementation, TestBackend } from "./driver.ts";
import { embeddedBackend } from "./embedded-driver.ts";

const IMPLEMENTATIONS: readonly Implementation[] = [embeddedBackend, convexTestBackend];

/** Starts a backend that is stopped at the end of the test. */
export type Start = (deployment?: Deployment) => Promise<TestBackend>;

/** Declares the scenarios once for each implementation. */
export function onEveryBackend(scenarios: (start: Start) => void): void {
  describe.each(IMPLEMENTATIONS)("on $name", (implementation) => {
    const started: TestBackend[] = [];
    afterEach(async () => {
      for (const backend of started.splice(0)) await backend.stop();
    });
    scenarios(async (deployment = {}) => {
      const backend = await implementation.start(deployment);
      started.push(backend);
      return backend;
    });
  });
}

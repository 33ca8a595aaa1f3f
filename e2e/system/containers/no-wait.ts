/** For Testcontainers: does not wait. Readiness is looked at by the system, as a fact and under its own deadline. */
import type { WaitStrategy } from "testcontainers";

/** Ready at once. */
export const NO_WAIT: WaitStrategy = {
  waitUntilReady: () => Promise.resolve(),
  withStartupTimeout: () => NO_WAIT,
  isStartupTimeoutSet: () => true,
  getStartupTimeout: () => 0,
};

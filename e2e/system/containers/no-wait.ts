/**
 * Turns off waiting in Testcontainers. The system checks readiness itself, under its own deadline.
 */
import type { WaitStrategy } from "testcontainers";

export const NO_WAIT: WaitStrategy = {
  waitUntilReady: () => Promise.resolve(),
  withStartupTimeout: () => NO_WAIT,
  isStartupTimeoutSet: () => true,
  getStartupTimeout: () => 0,
};

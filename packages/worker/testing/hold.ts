/** Holds a Git server's answers back, so that a job stays in the middle of its clone for as long as a test needs. */
import type { GitServer } from "./git-server.ts";

/** A held server. */
export interface Hold {
  /** Resolves when the first request is held. */
  readonly reached: Promise<void>;
  /** Lets every later request through; those held stay unanswered. */
  release(): void;
}

/** Leaves every request from now on unanswered. */
export function holdRequests(server: GitServer): Hold {
  const before = server.intercept;
  const reached = Promise.withResolvers<void>();
  server.intercept = () => {
    reached.resolve();
    return "answered";
  };
  return {
    reached: reached.promise,
    release() {
      server.intercept = before;
    },
  };
}

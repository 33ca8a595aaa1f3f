/** Holds a Git server's answers back, so that a job stays in the middle of its clone for as long as a test needs. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { GitServer } from "./git-server.ts";

/** A held server. */
export interface Hold {
  /** Resolves when the first request is held. */
  readonly reached: Promise<void>;
  /** Answers what is held and lets every later request through. */
  release(): void;
}

/** Holds every request from now on. */
export function holdRequests(server: GitServer): Hold {
  const before = server.intercept;
  const held: [IncomingMessage, ServerResponse][] = [];
  const reached = Promise.withResolvers<void>();
  server.intercept = (request, response) => {
    held.push([request, response]);
    reached.resolve();
    return "answered";
  };
  return {
    reached: reached.promise,
    release() {
      server.intercept = before;
      for (const [request, response] of held) server.serve(request, response);
    },
  };
}

/** The health of the pages: this server runs, and the Convex deployment answers. */

import type { FastifyInstance } from "fastify";

/** Time in which the deployment must answer, in milliseconds. */
const BACKEND_TIMEOUT_MS = 2_000;

async function backendAnswers(convexUrl: string): Promise<boolean> {
  try {
    // Every Convex deployment serves `/version` publicly. Any answer proves that it runs.
    const answer = await fetch(new URL("/version", convexUrl), {
      signal: AbortSignal.timeout(BACKEND_TIMEOUT_MS),
    });
    await answer.body?.cancel();
    return answer.status < 500;
  } catch {
    return false;
  }
}

/** Registers `GET /healthz`: 200 `{status: "ok"}`, or 503 with what is missing. */
export function registerHealth(server: FastifyInstance, convexUrl: string): void {
  server.get("/healthz", async (_request, reply) => {
    const backend = await backendAnswers(convexUrl);
    reply.code(backend ? 200 : 503).header("Cache-Control", "no-store");
    return { status: backend ? "ok" : "degraded", backend: backend ? "ok" : "unreachable" };
  });
}

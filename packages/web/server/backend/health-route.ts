/** Whether a person could use the pages right now: the server runs, and the Convex deployment behind it answers. */

import type { FastifyInstance } from "fastify";

/** How long the deployment may take to answer before it counts as absent, in milliseconds. */
const BACKEND_PATIENCE_MS = 2_000;

async function backendAnswers(convexUrl: string): Promise<boolean> {
  try {
    // `/version` is public on every Convex deployment; any answer proves that somebody is there.
    const answer = await fetch(new URL("/version", convexUrl), {
      signal: AbortSignal.timeout(BACKEND_PATIENCE_MS),
    });
    await answer.body?.cancel();
    return answer.status < 500;
  } catch {
    return false;
  }
}

/** Registers `GET /healthz`: 200 `{status: "ok"}`, or 503 naming what is missing. */
export function registerHealth(server: FastifyInstance, convexUrl: string): void {
  server.get("/healthz", async (_request, reply) => {
    const backend = await backendAnswers(convexUrl);
    reply.code(backend ? 200 : 503).header("Cache-Control", "no-store");
    return { status: backend ? "ok" : "degraded", backend: backend ? "ok" : "unreachable" };
  });
}

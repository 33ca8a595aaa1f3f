/**
 * Forwards `/api/`, HTTP and WebSocket, to the Convex deployment: the pages then need only their
 * own origin. The session cookie is not forwarded. Convex identifies a person by the JWT in its own
 * protocol.
 */

import httpProxy from "@fastify/http-proxy";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isCrossOrigin } from "../requests/same-origin.ts";
import { BACKEND_UNREACHABLE, CROSS_ORIGIN, refuse } from "../requests/refuse.ts";
import type { WebLog } from "../web-options.ts";

/** Timeout of an HTTP call, in milliseconds. Convex gives up on a function earlier. */
const HTTP_TIMEOUT_MS = 60_000;

async function admit(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (isCrossOrigin(request)) return refuse(request, reply, CROSS_ORIGIN);
  delete request.raw.headers.cookie;
  // Checked above against our own address. Convex would compare it with its own address and refuse.
  delete request.raw.headers.origin;
  return undefined;
}

export async function registerBackendProxy(
  server: FastifyInstance,
  { convexUrl, log }: { convexUrl: string; log: WebLog },
): Promise<void> {
  await server.register(httpProxy, {
    upstream: convexUrl,
    prefix: "/api",
    rewritePrefix: "/api",
    websocket: true,
    preHandler: admit,
    http: { requestOptions: { timeout: HTTP_TIMEOUT_MS } },
    wsHooks: {
      // A browser may leave while the deployment is being connected. That connection would stay
      // open.
      onConnect: (_context, source, target) => {
        if (source.readyState !== source.OPEN) target.close();
      },
    },
    replyOptions: {
      onError: (reply, { error }) => {
        const answer = reply as FastifyReply;
        log.warn({ err: error }, "the Convex deployment did not answer");
        refuse(answer.request, answer, BACKEND_UNREACHABLE);
      },
    },
  });
}

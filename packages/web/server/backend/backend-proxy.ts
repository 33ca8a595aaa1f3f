/**
 * Forwards `/api/`, HTTP and WebSocket, to the Convex deployment, so that the pages need only their
 * own origin. Does not forward the session cookie: Convex identifies a visitor by the JWT in its
 * own protocol.
 */

import httpProxy from "@fastify/http-proxy";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isCrossOrigin } from "../requests/same-origin.ts";
import { BACKEND_UNREACHABLE, CROSS_ORIGIN, refuse } from "../requests/refuse.ts";
import type { WebLog } from "../web-options.ts";

/** In milliseconds. Longer than the limit of Convex for a function. */
const HTTP_TIMEOUT_MS = 60_000;

async function admit(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (isCrossOrigin(request)) return refuse(request, reply, CROSS_ORIGIN);
  delete request.raw.headers.cookie;
  // Already compared with this server's address. Convex would compare it with its own address and
  // refuse.
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
      // The browser may disconnect while the connection to the deployment is being opened. That
      // connection would stay open.
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

/**
 * Passes `/api/`, HTTP and WebSocket, to the Convex deployment, so that the pages need no other origin than their own.
 * The session cookie stays here: the deployment knows a person by the JWT inside the Convex protocol only.
 */

import httpProxy from "@fastify/http-proxy";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isCrossOrigin } from "../requests/same-origin.ts";
import { BACKEND_UNREACHABLE, CROSS_ORIGIN, refuse } from "../requests/refuse.ts";
import type { WebLog } from "../web-options.ts";

/** Longest a plain HTTP call may take, in milliseconds; Convex gives up on a function before that. */
const HTTP_TIMEOUT_MS = 60_000;

async function admit(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (isCrossOrigin(request)) return refuse(request, reply, CROSS_ORIGIN);
  delete request.raw.headers.cookie;
  // Judged above, by our own address. The deployment would hold it against its own and refuse our pages.
  delete request.raw.headers.origin;
  return undefined;
}

/** Registers the proxy. */
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
      // A browser that left while the deployment was being dialled would otherwise leave that connection open.
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

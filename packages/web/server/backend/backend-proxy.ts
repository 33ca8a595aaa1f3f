/**
 * Forwards `/api/`, HTTP and WebSocket, to the Convex deployment, so that the pages need only their
 * own origin. Does not forward the session cookie: Convex identifies a visitor by the JWT in its
 * own protocol.
 */

import httpProxy from "@fastify/http-proxy";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isCrossOrigin } from "../requests/same-origin.ts";
import {
  BACKEND_UNREACHABLE,
  BODY_TOO_LARGE,
  CROSS_ORIGIN,
  LENGTH_REQUIRED,
  type Refusal,
  refuse,
} from "../requests/refuse.ts";
import { REQUEST_LIMITS } from "../requests/request-limits.ts";
import type { UnknownConnections } from "../requests/unknown-connections.ts";
import type { Identify } from "../session/session-routes.ts";
import type { WebLog } from "../web-options.ts";
import { routeUpgrades, tunnel, upgradeOf } from "./websocket-tunnel.ts";

/** In milliseconds. Longer than the limit of Convex for a function. */
const HTTP_TIMEOUT_MS = 60_000;

/** A forwarded body is not read here, so its size is known by its header only. */
function refuseBody({ headers }: FastifyRequest): Refusal | undefined {
  if (headers["transfer-encoding"] !== undefined) return LENGTH_REQUIRED;
  return Number(headers["content-length"] ?? 0) > REQUEST_LIMITS.body ? BODY_TOO_LARGE : undefined;
}

export async function registerBackendProxy(
  server: FastifyInstance,
  {
    convexUrl,
    identify,
    unknown,
    log,
  }: { convexUrl: string; identify: Identify; unknown: UnknownConnections; log: WebLog },
): Promise<void> {
  routeUpgrades(server);
  await server.register(httpProxy, {
    upstream: convexUrl,
    prefix: "/api",
    rewritePrefix: "/api",
    preHandler: async (request, reply) => {
      if (isCrossOrigin(request)) return refuse(request, reply, CROSS_ORIGIN);
      const upgrade = upgradeOf(request);
      if (upgrade !== undefined) {
        if ((await identify(request)) !== undefined) unknown.leave(upgrade.socket);
        return await tunnel(request, reply, convexUrl);
      }
      const refusal = refuseBody(request);
      // The rest of the body is not waited for.
      if (refusal !== undefined) return refuse(request, reply.header("Connection", "close"), refusal);
      delete request.raw.headers.cookie;
      // Already compared with this server's address. Convex would compare it with its own address
      // and refuse.
      delete request.raw.headers.origin;
      return undefined;
    },
    http: {
      // The library's default accepts any certificate, and calls carry tokens.
      requestOptions: { timeout: HTTP_TIMEOUT_MS, rejectUnauthorized: true },
      // A deployment closes connections that are idle, perhaps just when the next call arrives; a
      // mutation may not be sent twice. Pages make their calls over the WebSocket.
      agentOptions: { keepAlive: false },
    },
    replyOptions: {
      onError: (reply, { error }) => {
        const answer = reply as FastifyReply;
        // The visitor has left, and so ended the call.
        if (answer.request.raw.socket.destroyed) return;
        log.warn({ err: error }, "the Convex deployment did not answer");
        refuse(answer.request, answer, BACKEND_UNREACHABLE);
      },
    },
  });
}

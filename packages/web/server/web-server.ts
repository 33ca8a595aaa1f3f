/** The web server: pages, session and the proxy to Convex, on one origin. */

import type { Socket } from "node:net";
import { FondationError } from "@fondation/environment";
import Fastify, { type FastifyInstance } from "fastify";
import { registerBackendProxy } from "./backend/backend-proxy.ts";
import { archiveDownload } from "./downloads/archive-route.ts";
import { bookletDownload } from "./downloads/booklet-route.ts";
import { registerDownload } from "./downloads/course-download.ts";
import { registerDocuments } from "./documents/document-route.ts";
import { RenderedDocuments } from "./documents/rendered-documents.ts";
import { registerHealth } from "./backend/health-route.ts";
import { allowedHost, hostInUrl } from "./requests/allowed-hosts.ts";
import { registerPages } from "./static/static-pages.ts";
import { COMMON_HEADERS } from "./static/content-security-policy.ts";
import { HOST_REFUSED, refuse } from "./requests/refuse.ts";
import { limitedLog } from "./requests/limited-log.ts";
import { REQUEST_LIMITS } from "./requests/request-limits.ts";
import { limitRequestsAtOnce } from "./requests/requests-at-once.ts";
import { UnknownConnections } from "./requests/unknown-connections.ts";
import { type Admission, registerSession } from "./session/session-routes.ts";
import type { WebOptions } from "./web-options.ts";

export interface WebServer {
  /** The address for browsers, without a trailing slash. */
  readonly url: string;
  /** Stops listening and closes every connection. */
  stop(): Promise<void>;
}

function admissionOf({ access, accessToken, signingKey }: WebOptions): Admission {
  if (access === "open") return { access };
  if (accessToken === undefined || signingKey === undefined) {
    throw new FondationError({
      code: "ENVIRONMENT_INVALID",
      message: `The web server cannot admit visitors: ${accessToken === undefined ? "FONDATION_ACCESS_TOKEN" : "FONDATION_SIGNING_KEY"} is not set.`,
      advice: "Run `fondation init`, which makes both, or set FONDATION_ACCESS=open to admit every visitor.",
    });
  }
  return { access, accessToken: accessToken.reveal(), signingKey: signingKey.reveal() };
}

function addressOf(host: string, port: number): string {
  const visible = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${hostInUrl(visible)}:${port}`;
}

function registerGuards(server: FastifyInstance, options: WebOptions): void {
  const { log } = options;
  const allowed = allowedHost(options);
  server.addHook("onResponse", async (request, reply) => {
    const path = request.url.split("?")[0]?.slice(0, 200);
    const milliseconds = Math.round(reply.elapsedTime);
    log.debug({ method: request.method, path, status: reply.statusCode, milliseconds }, "request");
  });
  server.addHook("onRequest", async (request, reply) => {
    reply.headers(COMMON_HEADERS);
    return allowed(request.host) ? undefined : refuse(request, reply, HOST_REFUSED);
  });
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500)
      log.error({ err: error, path: request.url.split("?")[0]?.slice(0, 200) }, "a request failed");
    return refuse(request, reply, {
      status,
      code: status >= 500 ? "INTERNAL" : "REQUEST_INVALID",
      message: status >= 500 ? "Le serveur a rencontré une erreur." : "Cette requête n’est pas valable.",
      advice:
        status >= 500
          ? "Réessayez ; le journal du serveur dit la cause."
          : "Rechargez la page, puis réessayez.",
    });
  });
}

/** In milliseconds. After this time, open connections are destroyed. */
const CLOSE_TIMEOUT_MS = 1_000;

/**
 * Closes the server, then destroys connections that are still open: the WebSocket of a peer that
 * does not answer would never close.
 */
function stopFunction(server: FastifyInstance): () => Promise<void> {
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return async () => {
    const timeout = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, CLOSE_TIMEOUT_MS);
    await server.close();
    clearTimeout(timeout);
  };
}

/**
 * Creates the server without routes.
 *
 * @throws FondationError ENVIRONMENT_INVALID when a trusted proxy is neither an address nor a
 * network.
 */
function createServer({ trustedProxies = [] }: WebOptions): FastifyInstance {
  try {
    return Fastify({
      logger: false,
      forceCloseConnections: true,
      bodyLimit: REQUEST_LIMITS.body,
      requestTimeout: REQUEST_LIMITS.requestMs,
      http: {
        maxHeaderSize: REQUEST_LIMITS.head,
        headersTimeout: REQUEST_LIMITS.headMs,
        connectionsCheckingInterval: REQUEST_LIMITS.headMs / 5,
      },
      trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    });
  } catch (cause) {
    throw new FondationError({
      code: "ENVIRONMENT_INVALID",
      message: `The web server cannot read its trusted proxies: ${cause instanceof Error ? cause.message : String(cause)}.`,
      advice: "Write addresses or networks into FONDATION_TRUSTED_PROXIES, such as 10.0.0.7 or 10.0.0.0/8.",
      cause,
    });
  }
}

/**
 * Starts the web server.
 *
 * @throws FondationError ENVIRONMENT_INVALID, ASSETS_MISSING, PORT_BUSY or LISTEN_FAILED.
 */
export async function startWeb(options: WebOptions): Promise<WebServer> {
  const { host, port, convexUrl, publicConvexUrl } = options;
  const log = limitedLog(options.log);
  const admission = admissionOf(options);
  const server = createServer(options);
  const stop = stopFunction(server);
  const unknown = new UnknownConnections(REQUEST_LIMITS.unknownConnections);
  server.server.on("connection", (socket) => unknown.enter(socket));
  limitRequestsAtOnce(server, REQUEST_LIMITS.atOnce);
  registerGuards(server, { ...options, log });
  registerHealth(server, convexUrl);
  const identify = await registerSession(server, admission, { convexUrl, publicConvexUrl, unknown });
  for (const download of [bookletDownload(log), archiveDownload(log)]) {
    registerDownload(server, download, { convexUrl, identify, log });
  }
  await registerBackendProxy(server, { convexUrl, identify, unknown, log });
  const documents = new RenderedDocuments(convexUrl);
  server.addHook("onClose", () => documents.stop());
  registerDocuments(server, { documents, identify, log });
  await registerPages(server, { ...options, documents, identify });
  try {
    await server.listen({ host, port });
  } catch (cause) {
    await server.close();
    const busy = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
    throw new FondationError({
      code: busy ? "PORT_BUSY" : "LISTEN_FAILED",
      message: `The web server cannot listen on ${host}:${port}: ${busy ? "another program does" : String(cause)}.`,
      advice: "Stop that program, or choose another port with FONDATION_WEB_PORT.",
      cause,
    });
  }
  const bound = server.server.address();
  const url = addressOf(host, typeof bound === "object" && bound !== null ? bound.port : port);
  options.log.info({ url, convexUrl, access: options.access }, "the web server is ready");
  return { url, stop };
}

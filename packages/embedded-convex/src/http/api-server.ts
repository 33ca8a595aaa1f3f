/**
 * The HTTP server of the deployment: functions over HTTP, and the WebSocket `/api/<version>/sync`.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { AuthenticationError } from "../auth/authenticator.ts";
import { ANONYMOUS } from "../auth/caller.ts";
import { FunctionError } from "../convex-errors.ts";
import type { Deployment } from "../deployment.ts";
import { EVERY_CONNECTION, KNOWN, STRANGER } from "../values/connection-limits.ts";
import { type AdmissionOptions, admissionOf } from "./admission.ts";
import { ClientConnection } from "./client-connection.ts";
import { answerFunctionRoute, type HttpAnswer } from "./function-routes.ts";
import { BodyCutError, BodyLateError, BodyTooLargeError, readBody } from "./request-body.ts";
import { Strangers } from "./strangers.ts";
import { Subscribers } from "./subscribers.ts";

/** The version of the npm package that this backend is compatible with. */
const VERSION = "1.48.0";
const SYNC_PATH = /^\/api(?:\/[^/]+)?\/sync$/;

export function createApiServer(
  deployment: Deployment,
  admission: AdmissionOptions,
): { server: Server; closeSockets(): void } {
  const admit = admissionOf(admission);
  const strangers = new Strangers();
  const subscribers = new Subscribers();
  const { headMs, fragments } = EVERY_CONNECTION;
  const times = {
    headersTimeout: headMs,
    requestTimeout: headMs + KNOWN.bodyMs,
    connectionsCheckingInterval: headMs / 5,
  };
  const server = createServer(times, (request, response) => {
    const { reason, crossOrigin } = admit(request);
    const answering =
      reason === undefined
        ? answerRequest(deployment, strangers, request).catch((error: Error) => failure(deployment, error))
        : Promise.resolve(failed(403, "Forbidden", reason));
    void answering
      .then((answer) => write(request, response, answer, crossOrigin))
      .catch((error: Error) => {
        deployment.log(`HTTP: ${error.stack}`);
        response.destroy();
      });
  });
  server.on("connection", (socket) => strangers.enter(socket));
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: KNOWN.messageBytes,
    maxFragments: fragments,
  });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", (error) => deployment.log(`WebSocket: ${error.message}`, ANONYMOUS));
    const { reason } = admit(request);
    if (reason !== undefined) return refuseUpgrade(socket, "403 Forbidden", reason);
    if (!SYNC_PATH.test(pathOf(request))) return refuseUpgrade(socket, "404 Not Found", "No WebSocket here.");
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      new ClientConnection(deployment, webSocket, request.socket, { strangers, subscribers });
    });
  });
  const closeSockets = () => {
    for (const webSocket of sockets.clients) webSocket.terminate();
  };
  return { server, closeSockets };
}

function refuseUpgrade(socket: Duplex, status: string, reason: string): void {
  const head = [`HTTP/1.1 ${status}`, "Connection: close", "Content-Type: text/plain; charset=utf-8"];
  socket.end([...head, `Content-Length: ${Buffer.byteLength(reason)}`, "", reason].join("\r\n"));
}

async function answerRequest(
  deployment: Deployment,
  strangers: Strangers,
  request: IncomingMessage,
): Promise<HttpAnswer> {
  const path = pathOf(request);
  if (request.method === "OPTIONS") return { status: 204, body: "" };
  if (request.method === "GET" || request.method === "HEAD") {
    if (path === "/version") return { status: 200, body: VERSION };
    if (path === "/instance_name") return { status: 200, body: "embedded" };
    if (path === "/") return { status: 200, body: "This is an embedded Convex backend." };
  }
  if (request.method === "POST" && path.startsWith("/api/")) {
    const caller = await deployment.authenticator.callerOf(request.headers.authorization);
    const isKnown = deployment.authenticator.isKnown(caller);
    if (isKnown) strangers.leave(request.socket);
    const body = await readBody(request, isKnown ? KNOWN : STRANGER, strangers);
    const answer = await answerFunctionRoute(deployment, path.slice("/api/".length), body, caller);
    if (answer !== undefined) return answer;
  }
  return failed(
    404,
    "NotFound",
    `The embedded Convex backend has no ${request.method} ${path.slice(0, 100)}.`,
  );
}

function failure(deployment: Deployment, error: Error): HttpAnswer {
  if (error instanceof AuthenticationError) return failed(401, "Unauthenticated", error.message);
  if (error instanceof FunctionError) return failed(400, "BadRequest", error.message);
  if (error instanceof BodyTooLargeError) return failed(413, "PayloadTooLarge", error.message);
  if (error instanceof BodyLateError) return failed(408, "RequestTimeout", error.message);
  if (error instanceof BodyCutError) return failed(400, "BadRequest", error.message);
  // The caller may be a stranger, who may fill no log.
  deployment.log(`HTTP: ${error.stack}`, ANONYMOUS);
  return failed(500, "InternalServerError", "The backend failed; its log says why.");
}

function failed(status: number, code: string, message: string): HttpAnswer {
  return { status, body: JSON.stringify({ code, message }) };
}

/** @param crossOrigin the origin that may read the answer; undefined for none. */
function write(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body }: HttpAnswer,
  crossOrigin: string | undefined,
): void {
  const isJson = body.startsWith("{");
  response.writeHead(status, {
    "Content-Type": isJson ? "application/json" : "text/plain; charset=utf-8",
    // Without it, the body would be sent in chunks. A 204 must not have it.
    ...(status !== 204 && { "Content-Length": Buffer.byteLength(body) }),
    Vary: "Origin",
    // The rest of the body may never come.
    ...(status === 408 && { Connection: "close" }),
    ...(crossOrigin !== undefined && {
      "Access-Control-Allow-Origin": crossOrigin,
      "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
      "Access-Control-Allow-Headers": "authorization, content-type, convex-client",
      "Access-Control-Max-Age": "86400",
    }),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

/**
 * The path without the query. Avoids `new URL`, because a client may send a path that is not valid
 * in a URL.
 */
function pathOf({ url = "/" }: IncomingMessage): string {
  return url.replace(/^https?:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
}

/**
 * Connects a visitor's WebSocket with the Convex deployment, byte by byte. Frames are not read here,
 * so that a side which does not read stops the other, and nothing is stored in between.
 */

import { type IncomingMessage, request as requestHttp, ServerResponse } from "node:http";
import { request as requestHttps } from "node:https";
import type { Socket } from "node:net";
import { type Duplex, pipeline } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { BACKEND_UNREACHABLE, NO_WEBSOCKET, refuse } from "../requests/refuse.ts";

/** The only path at which Convex accepts WebSockets. Clients insert their version. */
const SYNC_PATH = /^\/api\/(?:[\w-][\w.-]*\/)?sync(?:\?|$)/;

/** In milliseconds, until the deployment has answered. */
const ANSWER_TIMEOUT_MS = 10_000;

/** For one event of a socket, at most. */
const LISTENERS = 20;

interface Upgrade {
  readonly socket: Socket;
  /** What the visitor sent right behind its request. */
  readonly head: Buffer;
}

const upgrades = new WeakMap<IncomingMessage, Upgrade>();

/** Lets requests for a WebSocket pass all checks of ordinary requests. */
export function routeUpgrades(server: FastifyInstance): void {
  const open = new Set<Duplex>();
  server.server.on("upgrade", (request, duplex, head) => {
    const socket = duplex as Socket;
    open.add(socket);
    socket.once("close", () => open.delete(socket)).on("error", () => socket.destroy());
    upgrades.set(request, { socket, head });
    const response = new ServerResponse(request);
    response.assignSocket(socket);
    response.once("finish", () => socket.destroySoon());
    server.routing(request, response);
  });
  server.addHook("preClose", async () => {
    for (const socket of open) socket.destroy();
  });
}

export function upgradeOf({ raw }: FastifyRequest): Upgrade | undefined {
  return upgrades.get(raw);
}

/** Asks the deployment for a WebSocket and passes on its answer. */
export async function tunnel(
  request: FastifyRequest,
  reply: FastifyReply,
  convexUrl: string,
): Promise<FastifyReply> {
  const { socket, head } = upgradeOf(request) as Upgrade;
  if (!SYNC_PATH.test(request.url)) return refuse(request, reply, NO_WEBSOCKET);
  const answer = await askForWebSocket(request.raw, socket, convexUrl).catch(() => undefined);
  if (answer === undefined) return refuse(request, reply, BACKEND_UNREACHABLE);
  if (socket.destroyed) {
    answer.socket.destroy();
    return reply.hijack();
  }
  reply.hijack();
  reply.raw.detachSocket(socket);
  socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headerLines(answer.rawHeaders)}\r\n`);
  if (answer.head.length > 0) socket.write(answer.head);
  if (head.length > 0) answer.socket.write(head);
  // Two pipelines add more listeners than Node expects, and it would write a warning for each.
  for (const side of [socket, answer.socket]) side.setMaxListeners(LISTENERS);
  pipeline(socket, answer.socket, () => answer.socket.destroy());
  pipeline(answer.socket, socket, () => socket.destroy());
  return reply;
}

interface Answer {
  readonly rawHeaders: readonly string[];
  readonly socket: Socket;
  readonly head: Buffer;
}

function askForWebSocket(visitor: IncomingMessage, socket: Socket, convexUrl: string): Promise<Answer> {
  const { protocol, hostname, port, host } = new URL(convexUrl);
  const headers = Object.entries(visitor.headers).filter(([name]) => name.startsWith("sec-websocket-"));
  const asking = (protocol === "https:" ? requestHttps : requestHttp)({
    hostname: hostname.replace(/^\[|\]$/g, ""),
    port,
    path: visitor.url,
    headers: { ...Object.fromEntries(headers), host, connection: "Upgrade", upgrade: "websocket" },
    timeout: ANSWER_TIMEOUT_MS,
  });
  return new Promise((resolve, reject) => {
    const abandon = () => asking.destroy(new Error("No WebSocket."));
    socket.once("close", abandon);
    asking.on("error", reject);
    asking.on("timeout", abandon);
    asking.on("response", abandon);
    asking.on("upgrade", ({ rawHeaders }, upgraded, head) => {
      socket.off("close", abandon);
      upgraded.setTimeout(0);
      upgraded.on("error", () => upgraded.destroy());
      resolve({ rawHeaders, socket: upgraded, head });
    });
    asking.end();
  });
}

function headerLines(rawHeaders: readonly string[]): string {
  let lines = "";
  for (let index = 0; index < rawHeaders.length; index += 2) {
    lines += `${rawHeaders[index]}: ${rawHeaders[index + 1]}\r\n`;
  }
  return lines;
}

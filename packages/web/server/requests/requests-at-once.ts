/**
 * Ends a connection that sends requests without waiting for their answers (pipelining, RFC 9112,
 * 9.3.2). Browsers and proxies do not do that. Each waiting request holds files or a connection to
 * the Convex deployment, so that one connection could hold thousands.
 */
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

export function limitRequestsAtOnce(server: FastifyInstance, most: number): void {
  const waiting = new WeakMap<Socket, number>();
  server.addHook("onRequest", async ({ raw: { socket } }, reply) => {
    const count = (waiting.get(socket) ?? 0) + 1;
    waiting.set(socket, count);
    if (count > most) {
      socket.destroy();
      return reply.hijack();
    }
    reply.raw.once("close", () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1));
    return undefined;
  });
}

/**
 * The gateway in front of Playwright's browser server. That server reveals its secret path to any
 * client that requests `/json`, and accepts connections from web pages. Therefore it listens on the
 * loopback interface under another path, and only this gateway is reachable from the network.
 */
import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";

export interface GatewayOptions {
  /** The secret path, with its leading slash. */
  readonly path: string;
  /** `ws://` address of Playwright's server. */
  readonly behind: string;
  /** Resolves when the browser answers, rejects when it does not; called by `GET /healthz`. */
  readonly checkHealth: () => Promise<unknown>;
}

/**
 * Forwards WebSocket connections for the secret path, and answers `GET /healthz`. Refuses
 * everything else.
 */
export function createGateway({ path, behind, checkHealth }: GatewayOptions): Server {
  const inner = new URL(behind);
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/healthz") return response.writeHead(404).end();
    checkHealth().then(
      () => response.end("ready\n"),
      (error: unknown) => response.writeHead(503).end(`the browser does not answer: ${firstLine(error)}\n`),
    );
  });
  server.on("upgrade", (request: IncomingMessage, outside: Duplex, head: Buffer) => {
    // Node has removed its own error listener. Without one, a client that hangs up would crash the
    // program.
    outside.on("error", () => outside.destroy());
    const [asked = "", query] = (request.url ?? "").split("?", 2);
    // Only web pages send an `Origin` header. No page may connect, not even one that this browser
    // shows.
    if (request.headers.origin !== undefined || !same(asked, path)) {
      outside.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
      return;
    }
    const inside = connect(Number(inner.port), inner.hostname);
    const target = query === undefined ? inner.pathname : `${inner.pathname}?${query}`;
    inside.write(requestHead(request, target, inner.host));
    inside.write(head);
    for (const [from, to] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => to.destroy());
    }
  });
  return server;
}

function same(asked: string, path: string): boolean {
  const [a, b] = [Buffer.from(asked), Buffer.from(path)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The same request with the path and the host of Playwright's server, which accepts no others. */
function requestHead({ method, rawHeaders }: IncomingMessage, target: string, host: string): string {
  const lines = [`${method} ${target} HTTP/1.1`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    lines.push(`${name}: ${name.toLowerCase() === "host" ? host : rawHeaders[index + 1]}`);
  }
  return `${lines.join("\r\n")}\r\n\r\n`;
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n", 1)[0] ?? "";
}

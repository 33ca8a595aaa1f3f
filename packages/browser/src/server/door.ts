/**
 * The door in front of Playwright's browser server. That server tells its secret path to whoever asks it for `/json`, and takes web pages'
 * connections, so it listens on the loopback interface under a path of its own, and the network sees this door alone.
 */
import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";

/** What stands behind a door, and who may pass. */
export interface DoorOptions {
  /** The secret path, with its slash. */
  readonly path: string;
  /** `ws://` address of the server behind. */
  readonly behind: string;
  /** Resolves when the browser answers, and rejects when it does not; asked by `GET /healthz`. */
  readonly ask: () => Promise<unknown>;
}

/** A server that passes WebSocket connections for the secret path on, and says nothing else than whether the browser answers. */
export function makeDoor({ path, behind, ask }: DoorOptions): Server {
  const inner = new URL(behind);
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/healthz") return response.writeHead(404).end();
    ask().then(
      () => response.end("ready\n"),
      (error: unknown) => response.writeHead(503).end(`the browser does not answer: ${firstLine(error)}\n`),
    );
  });
  server.on("upgrade", (request: IncomingMessage, outside: Duplex, head: Buffer) => {
    // Node has taken its own listener away by now, and an error that nobody hears ends the program: whoever hangs up could.
    outside.on("error", () => outside.destroy());
    const [asked = "", query] = (request.url ?? "").split("?", 2);
    // Only pages send an origin. None may connect, not even one that this browser shows.
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

/** Compares without telling by its duration how much was right. */
function same(asked: string, path: string): boolean {
  const [a, b] = [Buffer.from(asked), Buffer.from(path)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The request as it came, for another path and under another name: the server behind answers to its own alone. */
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

/**
 * The health endpoints for an orchestrator: `/livez`, `/readyz`, `/metrics`. They contain no
 * secrets.
 */
import { createServer } from "node:http";
import { FondationError } from "@fondation/environment";
import type { Metrics } from "./metrics.ts";

export interface HealthOptions {
  readonly port: number;
  readonly metrics: Metrics;
  /** Why the worker claims no jobs; undefined while it claims jobs. */
  readonly notReady: () => string | undefined;
}

export interface HealthServer {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Listens on all interfaces, because probes of an orchestrator come from outside.
 * @throws FondationError HEALTH_PORT when the port is not available.
 */
export async function startHealthServer({ port, metrics, notReady }: HealthOptions): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const say = (status: number, text: string, type = "text/plain; charset=utf-8") =>
      response.writeHead(status, { "content-type": type }).end(request.method === "HEAD" ? "" : text);
    if (request.method !== "GET" && request.method !== "HEAD") return void say(405, "only GET\n");
    switch (request.url?.split("?")[0]) {
      case "/livez":
        return void say(200, "alive\n");
      case "/readyz": {
        const why = notReady();
        return void (why === undefined ? say(200, "ready\n") : say(503, `not ready: ${why}\n`));
      }
      case "/metrics":
        return void metrics.text().then(
          (text) => say(200, text, metrics.contentType),
          () => say(500, "the metrics could not be collected\n"),
        );
      default:
        return void say(404, "unknown: try /livez, /readyz or /metrics\n");
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) =>
      reject(
        new FondationError({
          code: "HEALTH_PORT",
          message: `The worker's health server cannot listen on port ${port}: ${cause.message}`,
          advice: "Choose another port in FONDATION_HEALTH_PORT, or unset it to turn the server off.",
          cause,
        }),
      ),
    );
    server.listen(port, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

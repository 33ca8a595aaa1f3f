import { createServer, type Server } from "node:http";
import { Deployment } from "./deployment.ts";
import type { MutationListener } from "./functions/mutation-note.ts";
import { createApiServer } from "./http/api-server.ts";
import { closeServer, listen } from "./http/listen.ts";

export interface EmbeddedConvexOptions {
  /** The result of `bundleFunctions`. */
  functions: string;
  /** The directory of the database, created if missing. `:memory:` stores nothing on disk. */
  dataDirectory: string | ":memory:";
  /** Default: 127.0.0.1. */
  host?: string;
  /** Default: 0, a free port. */
  port?: number;
  /** The port for HTTP actions. Default: 0, a free port. */
  sitePort?: number;
  /** `process.env` of the functions, in addition to CONVEX_SITE_URL. */
  environment?: Record<string, string>;
  /** Callers with this key may call internal functions. Without a key, no client may. */
  adminKey?: string;
  /**
   * Origins, e.g. `https://pages.example.org`, whose pages may call this backend from a browser, or
   * `"any"`. Default: none. A request or WebSocket with an Origin other than these and the
   * backend's own is refused with 403.
   */
  allowedOrigins?: readonly string[] | "any";
  /**
   * Host names, without port, that requests may use. Default on a loopback address: the loopback
   * names, so that no web site can resolve its own name to this backend. Default on any other
   * address: every name.
   */
  allowedHosts?: readonly string[];
  /** Receives log lines of functions and of the backend. Without it they are dropped. */
  log?: (line: string) => void;
  /** Told of each mutation that a client or the scheduler ran: for a log of changes without values. */
  onMutation?: MutationListener;
}

export interface EmbeddedConvex {
  /** For `new ConvexHttpClient(url)`, `new ConvexClient(url)` and `new ConvexReactClient(url)`. */
  url: string;
  siteUrl: string;
  port: number;
  /** Ends connections, actions and timers, then closes the database. */
  stop(): Promise<void>;
}

/**
 * Starts a Convex-compatible backend in this process.
 * @throws EmbeddedConvexError when functions, schema, auth.config, crons, data directory or port
 * are invalid or in use.
 */
export async function startEmbeddedConvex(options: EmbeddedConvexOptions): Promise<EmbeddedConvex> {
  const { host = "127.0.0.1", port = 0, sitePort = 0, environment = {} } = options;
  const site = createServer((_request, response) => {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" });
    response.end("This Convex deployment does not have HTTP actions enabled.");
  });
  const siteUrl = originOf(host, await listen(site, host, sitePort));
  let deployment: Deployment | undefined;
  try {
    deployment = new Deployment({
      functions: options.functions,
      dataDirectory: options.dataDirectory,
      environment: { CONVEX_SITE_URL: siteUrl, ...environment },
      adminKey: options.adminKey,
      log: options.log ?? (() => {}),
      onMutation: options.onMutation,
    });
    const { allowedOrigins, allowedHosts } = options;
    const api = createApiServer(deployment, { allowedOrigins, allowedHosts, host });
    const boundPort = await listen(api.server, host, port);
    deployment.start();
    return {
      url: originOf(host, boundPort),
      siteUrl,
      port: boundPort,
      stop: stopOnce(deployment, api, site),
    };
  } catch (error) {
    await closeServer(site);
    await deployment?.stop();
    throw error;
  }
}

function stopOnce(
  deployment: Deployment,
  api: ReturnType<typeof createApiServer>,
  site: Server,
): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    api.closeSockets();
    await Promise.all([closeServer(api.server), closeServer(site)]);
    await deployment.stop();
  };
  return () => {
    stopped ??= stop();
    return stopped;
  };
}

/** The address for a client on the same machine, whatever interfaces the server listens on. */
function originOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

import { createServer, type Server } from "node:http";
import { Deployment } from "./deployment.ts";
import { createApiServer } from "./http/api-server.ts";
import { closeServer, listen } from "./http/listen.ts";

export interface EmbeddedConvexOptions {
  /** What `bundleFunctions` returned. */
  functions: string;
  /** Where the database lies; made when missing. `:memory:` keeps nothing. */
  dataDirectory: string | ":memory:";
  /** 127.0.0.1 unless given. */
  host?: string;
  /** 0 (the default) takes a free one. */
  port?: number;
  /** For HTTP actions; 0 (the default) takes a free one. */
  sitePort?: number;
  /** What functions see as `process.env`, in addition to CONVEX_SITE_URL. */
  environment?: Record<string, string>;
  /** Its bearer may call internal functions. Without a key no client may. */
  adminKey?: string;
  /**
   * Origins, as `https://pages.example.org`, whose pages may call this backend from a browser, or
   * `"any"`. None unless given: a request or WebSocket with another Origin than the backend's own
   * is refused with 403.
   */
  allowedOrigins?: readonly string[] | "any";
  /**
   * Names, without port, under which the backend may be asked for. Unless given: on a loopback
   * address the loopback names, so that no web site can make its own name lead here; on any other
   * address every name.
   */
  allowedHosts?: readonly string[];
  /** Takes log lines of functions and of the backend; without it they are dropped. */
  log?: (line: string) => void;
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
 * cannot be used.
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

/**
 * An address that a client on the same machine reaches, whatever interfaces the server listens on.
 */
function originOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

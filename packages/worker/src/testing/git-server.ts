/** A Git server for tests: Git's own `http-backend` behind node:http, with the answers and faults of a real one. */
import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request the server saw. */
interface SeenRequest {
  readonly path: string;
  readonly authorization: string | undefined;
}

/** What the server does with a request before Git sees it; `undefined` lets it through. */
export type Intercept = (request: IncomingMessage, response: ServerResponse) => "answered" | undefined;

/** A running server of every repository below a directory: `<url>/<path below the directory>`. */
export interface GitServer {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** What happens to the next requests. */
  intercept: Intercept;
  /** Answers an intercepted request after all. */
  serve(request: IncomingMessage, response: ServerResponse): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a server on a free port of the loopback address. */
export async function startGitServer(root: string): Promise<GitServer> {
  const seen: SeenRequest[] = [];
  const state: { intercept: Intercept } = { intercept: () => undefined };
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? "", authorization: request.headers.authorization });
    if (state.intercept(request, response) === "answered") return;
    serveByGit(root, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    get intercept() {
      return state.intercept;
    },
    set intercept(intercept) {
      state.intercept = intercept;
    },
    serve: (request, response) => {
      if (!response.destroyed) serveByGit(root, request, response);
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Refuses every request that does not carry the token as GitHub's Basic password. */
export function requireToken(token: string, status: 401 | 404 = 401): Intercept {
  const expected = `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  return (request, response) => {
    if (request.headers.authorization === expected) return undefined;
    return answer(response, status, status === 401 ? { "www-authenticate": 'Basic realm="GitHub"' } : {});
  };
}

/** Answers without Git. */
export function answer(
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
): "answered" {
  response.writeHead(status, headers).end();
  return "answered";
}

/** RFC 3875, as far as `git http-backend` needs it. */
function serveByGit(root: string, request: IncomingMessage, response: ServerResponse): void {
  const [path = "/", query = ""] = (request.url ?? "/").split("?");
  const child = spawn("git", ["-c", "safe.directory=*", "-c", "http.receivepack=false", "http-backend"], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      PATH_INFO: decodeURIComponent(path),
      QUERY_STRING: query,
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
      GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
    },
    stdio: ["pipe", "pipe", "ignore"],
  });
  request.pipe(child.stdin);
  child.stdin.on("error", () => {});
  response.on("close", () => child.kill());
  let head = Buffer.alloc(0);
  const readHead = (chunk: Buffer) => {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return;
    child.stdout.off("data", readHead);
    const lines = head.subarray(0, end).toString("latin1").split("\r\n");
    const headers = lines.map((line) => line.split(/:\s*/, 2) as [string, string]);
    const status = Number(headers.find(([name]) => name.toLowerCase() === "status")?.[1]?.slice(0, 3) ?? 200);
    response.writeHead(
      status,
      Object.fromEntries(headers.filter(([name]) => name.toLowerCase() !== "status")),
    );
    response.write(head.subarray(end + 4));
    child.stdout.pipe(response);
  };
  child.stdout.on("data", readHead);
  child.on("close", () => {
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
}

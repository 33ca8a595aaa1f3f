/** Serves Git's smart HTTP through `git http-backend`, a CGI program (RFC 3875). */
import { spawn } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { GIT_ENVIRONMENT } from "./repositories/git.ts";

/** Ends the CGI header. */
const BLANK_LINE = /\r?\n\r?\n/;

export interface SmartHttpRequest {
  /** The directory that contains `<owner>/<name>.git`. */
  readonly projectRoot: string;
  /** E.g. `/<owner>/<name>/info/refs`. */
  readonly pathInfo: string;
  /** Without the question mark. */
  readonly queryString: string;
}

/** Resolves with the status when the response is complete or closed. */
export async function serveSmartHttp(
  request: IncomingMessage,
  response: ServerResponse,
  { projectRoot, pathInfo, queryString }: SmartHttpRequest,
): Promise<number> {
  const child = spawn("git", ["http-backend"], {
    stdio: ["pipe", "pipe", "inherit"],
    env: {
      ...GIT_ENVIRONMENT,
      GIT_PROJECT_ROOT: projectRoot,
      GIT_HTTP_EXPORT_ALL: "1",
      GIT_PROTOCOL: header(request, "git-protocol"),
      PATH_INFO: pathInfo,
      QUERY_STRING: queryString,
      REQUEST_METHOD: request.method ?? "GET",
      CONTENT_TYPE: header(request, "content-type"),
      HTTP_CONTENT_ENCODING: header(request, "content-encoding"),
    },
  });
  response.once("close", () => child.kill());
  // The client may disconnect, and Git may refuse, before the whole input is read. Neither is an
  // error here.
  child.stdin.on("error", () => {});
  request.pipe(child.stdin);

  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of child.stdout) {
    if (response.headersSent) {
      response.write(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const rest = writeHead(response, head);
    if (rest !== undefined && rest.length > 0) response.write(rest);
  }
  if (!response.headersSent) response.writeHead(500);
  response.end();
  return response.statusCode;
}

/** Sends the response header once it is complete. Returns the bytes after it. */
function writeHead(response: ServerResponse, received: Buffer): Buffer | undefined {
  const text = received.toString("latin1");
  const end = BLANK_LINE.exec(text);
  if (end === null) return undefined;
  let status = 200;
  for (const line of text.slice(0, end.index).split(/\r?\n/)) {
    const colon = line.indexOf(":");
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1).trim()];
    if (name.toLowerCase() === "status") status = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.writeHead(status);
  return received.subarray(end.index + end[0].length);
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(",") : (value ?? "");
}

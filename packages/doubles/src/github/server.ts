/**
 * A GitHub double: Git's real smart HTTP and one REST route, at GitHub's own paths and with its own answers, and beside them
 * `/-/…` for tests to arrange things with.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { json } from "node:stream/consumers";
import { type Credentials, judge, readToken, refuseGit, refuseRest, type Visibility } from "./access.ts";
import { buildFixtureRepository, type FixtureName } from "./fixture-repository.ts";
import { Gates } from "./gate.ts";
import { serveSmartHttp } from "./smart-http.ts";

/** One request to Git or REST, for tests to look at; tokens are judged, never kept. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly credentials: Credentials;
  readonly status: number;
  /** False when the client went away before the answer was complete. */
  readonly completed: boolean;
}

/** What a test asks for. */
interface RepositoryRequest {
  /** `owner/name`. */
  readonly repository: string;
  readonly fixture: FixtureName;
  readonly visibility: Visibility;
}

interface Repository {
  readonly visibility: Visibility;
  readonly commit: string | undefined;
}

/** A double that serves. */
export interface GitHubDouble {
  readonly url: string;
  stop(): Promise<void>;
}

const GIT_PATH = /^\/([\w.-]+\/[\w.-]+?)(?:\.git)?(\/(?:info\/refs|git-upload-pack|git-receive-pack))$/;
const REST_PATH = /^\/(?:api\/v3\/)?repos\/([\w.-]+\/[\w.-]+)$/;

/** Starts it; `token` is the one that reaches private repositories. */
export async function startGitHubDouble(options: {
  host: string;
  port: number;
  token: string;
}): Promise<GitHubDouble> {
  const projectRoot = await mkdtemp(path.join(tmpdir(), "fondation-github-"));
  const state: State = {
    projectRoot,
    token: options.token,
    repositories: new Map(),
    gates: new Gates(),
    requests: [],
  };
  const server = createServer((request, response) => {
    answer(state, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    url: `http://${options.host}:${(server.address() as AddressInfo).port}`,
    async stop() {
      state.gates.releaseAll();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await rm(projectRoot, { recursive: true, force: true });
    },
  };
}

interface State {
  readonly projectRoot: string;
  readonly token: string;
  readonly repositories: Map<string, Repository>;
  readonly gates: Gates;
  readonly requests: RecordedRequest[];
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://double");
  if (url.pathname.startsWith("/-/")) return control(state, request, response, url);
  const credentials = judge(readToken(request.headers.authorization), state.token);
  response.once("close", () => {
    state.requests.push({
      method: request.method ?? "GET",
      path: url.pathname + url.search,
      credentials,
      status: response.statusCode,
      completed: response.writableFinished,
    });
  });
  const [, gitRepository, gitService] = GIT_PATH.exec(url.pathname) ?? [];
  if (gitRepository !== undefined && gitService !== undefined) {
    return answerGit(state, request, response, credentials, gitRepository, gitService, url);
  }
  const [, restRepository] = REST_PATH.exec(url.pathname) ?? [];
  if (restRepository !== undefined) return answerRest(state, response, credentials, restRepository);
  send(response, 404, { message: "Not Found" });
}

async function answerGit(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
  credentials: Credentials,
  repository: string,
  service: string,
  url: URL,
): Promise<void> {
  const refused = refuseGit(state.repositories.get(repository)?.visibility, credentials);
  if (refused !== undefined) {
    if (refused === 401) response.setHeader("www-authenticate", 'Basic realm="GitHub"');
    response.writeHead(refused, { "content-type": "text/plain" });
    response.end(refused === 404 ? "Repository not found." : "Access denied.");
    return;
  }
  if (service === "/git-upload-pack") await state.gates.pass(repository);
  if (response.destroyed) return;
  await serveSmartHttp(request, response, {
    projectRoot: state.projectRoot,
    pathInfo: `/${repository}.git${service}`,
    queryString: url.search.slice(1),
  });
}

function answerRest(
  state: State,
  response: ServerResponse,
  credentials: Credentials,
  repository: string,
): void {
  const found = state.repositories.get(repository);
  const refused = refuseRest(found?.visibility, credentials);
  if (refused !== undefined || found === undefined) {
    const message = { 401: "Bad credentials", 403: "Resource protected by organization SAML enforcement." };
    send(response, refused ?? 404, { message: { 404: "Not Found", ...message }[refused ?? 404] });
    return;
  }
  const [owner, name] = repository.split("/");
  send(response, 200, {
    full_name: repository,
    name,
    owner: { login: owner },
    private: found.visibility !== "public",
    default_branch: "main",
    size: found.commit === undefined ? 0 : 64,
    archived: false,
    disabled: false,
  });
}

async function control(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const body = request.method === "POST" ? ((await json(request)) as { repository: string }) : undefined;
  switch (`${request.method} ${url.pathname}`) {
    case "GET /-/ready":
      return send(response, 200, {});
    case "GET /-/requests":
      return send(response, 200, state.requests);
    case "POST /-/repositories":
      return send(response, 201, { commit: await create(state, body as RepositoryRequest) });
    case "POST /-/hold":
      state.gates.hold(body?.repository ?? "");
      return send(response, 200, {});
    case "POST /-/release":
      state.gates.release(body?.repository ?? "");
      return send(response, 200, {});
    case "GET /-/reached": {
      const repository = url.searchParams.get("repository") ?? "";
      const count = await state.gates.reached(repository, Number(url.searchParams.get("count") ?? 1));
      return send(response, 200, { count });
    }
    default:
      return send(response, 404, { message: "no such control" });
  }
}

async function create(state: State, request: RepositoryRequest): Promise<string | null> {
  const directory = path.join(state.projectRoot, `${request.repository}.git`);
  await mkdir(path.dirname(directory), { recursive: true });
  const commit = await buildFixtureRepository(request.fixture, directory);
  state.repositories.set(request.repository, { visibility: request.visibility, commit });
  return commit ?? null;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

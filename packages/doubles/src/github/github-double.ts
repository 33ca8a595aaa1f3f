/**
 * A double of GitHub: Git's real smart HTTP and one REST route, at GitHub's own paths and with
 * GitHub's own answers.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Credentials, judge, readToken, refuseGit, refuseRest, type Visibility } from "./access.ts";
import type { Interceptor } from "./answer-faults.ts";
import { control } from "./control-routes.ts";
import { Gates } from "./gate.ts";
import { sendJson } from "./json.ts";
import type { ReachedPoint } from "./reached-point.ts";
import { type RecordedRequest, recordRequest } from "./recorded-request.ts";
import { ServedRepositories } from "./repositories/served-repositories.ts";
import { serveSmartHttp } from "./smart-http.ts";

export interface GitHubDoubleOptions {
  /** Default: the loopback address. */
  readonly host?: string;
  /** Default: 0, a free port. */
  readonly port?: number;
  /** The token with access to private repositories. */
  readonly token?: string;
  /** A directory of the caller with repositories to serve; see {@link ServedRepositories}. */
  readonly repositories?: string;
}

/** A hold on the clones of one repository. */
export interface Hold {
  /** Resolves when the first clone waits. */
  readonly reached: Promise<unknown>;
  /** Answers the waiting clones, and lets later ones through. */
  release(): void;
}

const GIT_PATH = /^\/([\w.-]+\/[\w.-]+?)(?:\.git)?(\/(?:info\/refs|git-upload-pack|git-receive-pack))$/;
const REST_PATH = /^\/(?:api\/v3\/)?repos\/([\w.-]+\/[\w.-]+)$/;

/** A running double in this process. Tests in another process use `GitHubControl`. */
export class GitHubDouble implements AsyncDisposable {
  /** In the order of arrival. */
  readonly requests: RecordedRequest[] = [];
  /** The token with access to private repositories. */
  token: string | undefined;
  /**
   * A test sets this for redirects, failures, and answers that are slow, incomplete or not from
   * Git. The common faults are in `answer-faults.ts`.
   */
  intercept: Interceptor = () => undefined;
  readonly #host: string;
  readonly #repositories: ServedRepositories;
  readonly #gates = new Gates();
  readonly #points: ReachedPoint[] = [];
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });

  private constructor(host: string, token: string | undefined, repositories: ServedRepositories) {
    this.#host = host;
    this.token = token;
    this.#repositories = repositories;
  }

  static async start(options: GitHubDoubleOptions = {}): Promise<GitHubDouble> {
    const { host = "127.0.0.1", port = 0, token, repositories } = options;
    const double = new GitHubDouble(host, token, await ServedRepositories.open(repositories));
    await new Promise<void>((resolve, reject) => {
      double.#server.once("error", reject);
      double.#server.listen(port, host, resolve);
    });
    return double;
  }

  get url(): string {
    return `http://${this.#host}:${(this.#server.address() as AddressInfo).port}`;
  }

  setVisibility(repository: string, visibility: Visibility): void {
    this.#repositories.setVisibility(repository, visibility);
  }

  /** From now on, clones of the repository wait. */
  hold(repository: string): Hold {
    this.#gates.hold(repository);
    return {
      reached: this.#gates.reached(repository, 1),
      release: () => this.#gates.release(repository),
    };
  }

  async stop(): Promise<void> {
    this.#gates.releaseAll();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
    await this.#repositories.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search, searchParams } = new URL(request.url ?? "/", "http://double");
    if (pathname.startsWith("/-/")) {
      const controlled = {
        repositories: this.#repositories,
        gates: this.#gates,
        requests: this.requests,
        points: this.#points,
      };
      return control(controlled, request, response, { pathname, searchParams });
    }
    const credentials = judge(readToken(request.headers.authorization), this.token);
    const { method = "GET" } = request;
    this.requests.push(recordRequest(response, { method, path: pathname + search, credentials }));
    if (this.intercept(request, response) === "answered") return;
    const [, gitRepository, service] = GIT_PATH.exec(pathname) ?? [];
    if (gitRepository !== undefined && service !== undefined) {
      if (this.#refuseGit(response, credentials, gitRepository)) return;
      if (service === "/git-upload-pack") await this.#gates.pass(gitRepository);
      if (response.destroyed) return;
      await serveSmartHttp(request, response, {
        projectRoot: this.#repositories.root,
        pathInfo: `/${gitRepository}${service}`,
        queryString: search.slice(1),
      });
      return;
    }
    const [, restRepository] = REST_PATH.exec(pathname) ?? [];
    if (restRepository !== undefined) this.#answerRest(response, credentials, restRepository);
    else sendJson(response, 404, { message: "Not Found" });
  }

  /** Returns true when it has refused the request. */
  #refuseGit(response: ServerResponse, credentials: Credentials, repository: string): boolean {
    const refused = refuseGit(this.#repositories.visibility(repository), credentials);
    if (refused === undefined) return false;
    if (refused === 401) response.setHeader("www-authenticate", 'Basic realm="GitHub"');
    response.writeHead(refused, { "content-type": "text/plain" });
    response.end(refused === 404 ? "Repository not found." : "Access denied.");
    return true;
  }

  #answerRest(response: ServerResponse, credentials: Credentials, repository: string): void {
    const visibility = this.#repositories.visibility(repository);
    const refused = refuseRest(visibility, credentials);
    if (refused !== undefined) {
      sendJson(response, refused, { message: REST_ERRORS[refused] });
      return;
    }
    const [owner, name] = repository.split("/");
    sendJson(response, 200, {
      full_name: repository,
      name,
      owner: { login: owner },
      private: visibility !== "public",
      default_branch: "main",
      size: this.#repositories.isEmpty(repository) ? 0 : 64,
      archived: false,
      disabled: false,
    });
  }
}

const REST_ERRORS = {
  401: "Bad credentials",
  403: "Resource protected by organization SAML enforcement.",
  404: "Not Found",
} as const;

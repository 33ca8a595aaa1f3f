/** The system as child processes of this one: the real bundles, on free loopback ports, with directories of their own. */
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import getPort from "get-port";
import { GitHubControl } from "../../doubles/github/client.ts";
import { BackendFacts } from "../backend-facts.ts";
import type { Deadline } from "../deadline.ts";
import { Guard } from "../guard.ts";
import { expectNothingLeft } from "../leaks.ts";
import { COMMON } from "../settings.ts";
import { serviceEnvironment } from "../shell.ts";
import type { Stages } from "../stages.ts";
import type { Service, System, WorkerService } from "../system.ts";
import { createTokens } from "../tokens.ts";
import { until } from "../until.ts";
import { Scratch } from "./scratch.ts";
import { type ServiceDied, ServiceProcess } from "./service-process.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
/** `FONDATION_E2E_BUNDLE` names another bundle to test, such as one that was built elsewhere. */
const BUNDLE = process.env.FONDATION_E2E_BUNDLE || path.join(ROOT, "packages/cli/dist/cli.bundled.mjs");
const GITHUB_DOUBLE = path.join(ROOT, "e2e/doubles/github/main.ts");
const HOST = "127.0.0.1";

/** Starts backend, web, one worker and the GitHub double from the `fondation` bundle; on failure nothing of it remains. */
export async function startProcesses(deadline: Deadline, stages: Stages, bundle = BUNDLE): Promise<System> {
  if (!existsSync(bundle)) throw new Error(`${bundle} is missing: run \`bun run build\` first.`);
  const guard = await Guard.start();
  const system = new ProcessSystem(bundle, guard, await Scratch.create(guard), deadline);
  try {
    await system.start(stages);
    return system;
  } catch (error) {
    // What the services said is the only trace of a start that failed; a failing clean-up must not hide it.
    const logs = system.services.map((service) => `── ${service.name}\n${service.log()}`).join("\n");
    await system.stop().catch(() => {});
    throw new Error(`The system did not start on processes. ${String(error)}\n${logs}`, { cause: error });
  }
}

class ProcessSystem implements System {
  readonly target = "processes";
  url = "";
  readonly workers = { running: () => this.#workers(), start: () => this.#startWorker() };
  readonly #bundle: string;
  readonly #guard: Guard;
  readonly #scratch: Scratch;
  readonly #deadline: Deadline;
  readonly #services: ServiceProcess[] = [];
  readonly #ports: number[] = [];
  readonly #deaths: ServiceDied[] = [];
  #facts: BackendFacts | undefined;
  #github: GitHubControl | undefined;
  #shared: Record<string, string> = {};
  #workerCount = 0;
  #stopped: Promise<void> | undefined;

  constructor(bundle: string, guard: Guard, scratch: Scratch, deadline: Deadline) {
    this.#bundle = bundle;
    this.#guard = guard;
    this.#scratch = scratch;
    this.#deadline = deadline;
  }

  get services(): readonly Service[] {
    return this.#services;
  }

  get backend(): BackendFacts {
    if (this.#facts === undefined) throw new Error("The system has not been started.");
    return this.#facts;
  }

  get github(): GitHubControl {
    if (this.#github === undefined) throw new Error("The system has not been started.");
    return this.#github;
  }

  async start(stages: Stages): Promise<void> {
    const tokens = await createTokens();
    const [githubPort, backendPort, webPort] = [await this.#port(), await this.#port(), await this.#port()];
    const githubUrl = `http://${HOST}:${githubPort}`;
    this.url = `http://${HOST}:${webPort}`;
    this.#github = new GitHubControl(githubUrl);
    this.#facts = new BackendFacts(this.url);
    this.#shared = {
      ...COMMON,
      CONVEX_URL: `http://${HOST}:${backendPort}`,
      FONDATION_SIGNING_KEY_FILE: await this.#scratch.secret("signing-key", tokens.signingKey),
      GITHUB_TOKEN_FILE: await this.#scratch.secret("github-token", tokens.gitHubToken),
      GITHUB_SERVER_URL: githubUrl,
      GITHUB_API_URL: githubUrl,
      FONDATION_ALLOW_PRIVATE_HOSTS: HOST,
    };

    await stages.time("github", async () => {
      await this.#launch("github", [GITHUB_DOUBLE], {
        GITHUB_DOUBLE_PORT: String(githubPort),
        GITHUB_DOUBLE_TOKEN_FILE: this.#shared.GITHUB_TOKEN_FILE ?? "",
      });
      await this.#until("the GitHub double to answer", () => this.github.ready());
    });
    await stages.time("backend", async () => {
      await this.#launch("backend", [this.#bundle, "backend"], {
        ...this.#shared,
        FONDATION_ADMIN_KEY_FILE: await this.#scratch.secret("admin-key", tokens.adminKey),
        FONDATION_BACKEND_PORT: String(backendPort),
        FONDATION_DATA: await this.#scratch.directory("data"),
      });
      const direct = new BackendFacts(`http://${HOST}:${backendPort}`);
      await this.#until("the backend to answer one of our functions", () => direct.ready());
    });
    await stages.time("web", async () => {
      await this.#launch("web", [this.#bundle, "web"], {
        ...this.#shared,
        FONDATION_WEB_PORT: String(webPort),
      });
      await this.#until("the web server to pass a function call on", () => this.backend.ready());
    });
    await stages.time("worker", () => this.#startWorker());
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#end();
    return this.#stopped;
  }

  #workers(): WorkerService[] {
    return this.#services.filter((service) => service.name.startsWith("worker") && service.alive);
  }

  async #startWorker(): Promise<WorkerService> {
    this.#workerCount += 1;
    const healthPort = await this.#port();
    const name = `worker-${this.#workerCount}`;
    const worker = await this.#launch(name, [this.#bundle, "worker"], {
      ...this.#shared,
      FONDATION_HEALTH_PORT: String(healthPort),
      FONDATION_WORKSPACE: await this.#scratch.directory(`workspace/${name}`),
    });
    await this.#until(`${name} to be registered with the queue`, async () => {
      const { ok } = await fetch(`http://${HOST}:${healthPort}/readyz`);
      return ok && (await this.backend.workers()) > 0 ? true : undefined;
    });
    return worker;
  }

  async #launch(name: string, args: string[], own: Record<string, string>): Promise<ServiceProcess> {
    const temporary = await this.#scratch.directory(`tmp/${name}`);
    const service = await ServiceProcess.start({
      name,
      args,
      // An empty directory: no `.env` file of a developer is read.
      cwd: await this.#scratch.directory(`cwd/${name}`),
      env: serviceEnvironment({
        ...own,
        HOME: await this.#scratch.directory("home"),
        TMPDIR: temporary,
        // A cache is meant to stay; anything else in a service's temporary directory is a leak.
        NODE_COMPILE_CACHE: await this.#scratch.directory("cache"),
      }),
      guard: this.#guard,
      onDeath: (death) => {
        this.#deaths.push(death);
        this.#deadline.abort(death);
      },
    });
    this.#services.push(service);
    return service;
  }

  #until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    return until(what, look, {
      signal: AbortSignal.any([this.#deadline.signal, AbortSignal.timeout(30_000)]),
    });
  }

  async #port(): Promise<number> {
    const port = await getPort({ host: HOST, exclude: this.#ports });
    this.#ports.push(port);
    return port;
  }

  async #end(): Promise<void> {
    const problems: unknown[] = [...this.#deaths];
    for (const service of [...this.#services].reverse()) {
      await service.stop().catch((error: unknown) => problems.push(error));
    }
    const left = await this.#left();
    await this.#scratch.remove().catch((error: unknown) => problems.push(error));
    await this.#guard.stop();
    if (problems.length > 0) throw new AggregateError(problems, "The system could not be stopped cleanly.");
    expectNothingLeft(this.target, left);
  }

  /** What the services should have ended or removed themselves. */
  async #left(): Promise<string[]> {
    const left: string[] = [];
    for (const { name, alive, crashed } of this.#services) {
      if (alive) left.push(`process ${name}`);
      if (crashed) continue;
      for (const directory of [`tmp/${name}`, `workspace/${name}`]) {
        left.push(...(await this.#scratch.contents(directory)).map((file) => `${directory}/${file}`));
      }
    }
    return left;
  }
}

/** The system as containers of the production image on a network of their own. */
import { randomBytes } from "node:crypto";
import { GenericContainer, Wait } from "testcontainers";
import { GitHubControl } from "../../doubles/github/client.ts";
import { BackendFacts } from "../backend-facts.ts";
import type { Deadline } from "../deadline.ts";
import { Guard } from "../guard.ts";
import { expectNothingLeft } from "../leaks.ts";
import { COMMON } from "../settings.ts";
import type { Stages } from "../stages.ts";
import type { Service, System, WorkerService } from "../system.ts";
import { createTokens, type Tokens } from "../tokens.ts";
import { until } from "../until.ts";
import { Engine, IMAGE, labels } from "./engine.ts";
import { GITHUB_URL, startGitHubContainer } from "./github-container.ts";
import { SYSTEM_LABEL } from "./labels.ts";
import { type ContainerOptions, ServiceContainer } from "./service-container.ts";

const KEYS = "/run/fondation/keys";

/** Starts backend, web, one worker and the GitHub double; on failure nothing of it remains. */
export async function startContainers(deadline: Deadline, stages: Stages): Promise<System> {
  // Its image cannot be had everywhere; labels, `sweep` and the guard's reaper do its work.
  process.env.TESTCONTAINERS_RYUK_DISABLED = "true";
  const engine = new Engine();
  await engine.check();
  await engine.sweep();
  const guard = await Guard.start();
  const system = new ContainerSystem(engine, guard, deadline);
  try {
    await system.start(stages);
    return system;
  } catch (error) {
    const logs = system.services.map((service) => `── ${service.name}\n${service.log()}`).join("\n");
    await system.stop().catch(() => {});
    throw new Error(`The system did not start in containers. ${String(error)}\n${logs}`, { cause: error });
  }
}

class ContainerSystem implements System {
  readonly target = "containers";
  url = "";
  readonly workers = {
    running: () => this.#workers.filter((worker) => worker.running),
    start: () => this.#startWorker(),
  };
  readonly #id = randomBytes(6).toString("hex");
  readonly #engine: Engine;
  readonly #guard: Guard;
  readonly #deadline: Deadline;
  readonly #services: (Service & { stop(): Promise<void> })[] = [];
  readonly #workers: ServiceContainer[] = [];
  #networkId = "";
  #keysVolume = "";
  #shared: Record<string, string> = {};
  #facts: BackendFacts | undefined;
  #github: GitHubControl | undefined;
  #stopped: Promise<void> | undefined;

  constructor(engine: Engine, guard: Guard, deadline: Deadline) {
    this.#engine = engine;
    this.#guard = guard;
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
    this.#guard.keep({ kind: "label", label: `${SYSTEM_LABEL}=${this.#id}` });
    const tokens = await createTokens();
    await stages.time("network and keys", async () => {
      this.#networkId = await this.#engine.createNetwork(this.#id);
      this.#keysVolume = await this.#engine.createVolume(this.#id, "keys");
      await this.#writeKeys(tokens);
    });
    this.#shared = {
      ...COMMON,
      CONVEX_URL: "http://backend:3210",
      FONDATION_SIGNING_KEY_FILE: `${KEYS}/signing-key`,
      GITHUB_SERVER_URL: GITHUB_URL,
      GITHUB_API_URL: GITHUB_URL,
      FONDATION_ALLOW_PRIVATE_HOSTS: "github",
    };
    await stages.time("github", async () => {
      const github = await startGitHubContainer({ ...this.#surroundings(), token: tokens.gitHubToken });
      this.#services.push(github);
      this.#github = new GitHubControl(github.url);
    });
    const data = await this.#engine.createVolume(this.#id, "data");
    await stages.time("backend", () =>
      this.#startService({
        name: "backend",
        command: ["backend"],
        env: { ...this.#shared, FONDATION_ADMIN_KEY_FILE: `${KEYS}/admin-key` },
        volumes: {
          [KEYS]: this.#keysVolume,
          "/var/lib/fondation/backend": data,
        },
        port: 3210,
        ready: (backend) =>
          this.#until("the backend to answer one of our functions", backend, () =>
            new BackendFacts(backend.url).ready(),
          ),
      }),
    );
    await stages.time("web", () =>
      this.#startService({
        name: "web",
        command: ["web"],
        env: this.#shared,
        volumes: { [KEYS]: this.#keysVolume },
        port: 3000,
        ready: async (web) => {
          this.url = web.url;
          this.#facts = new BackendFacts(web.url);
          await this.#until("the web server to pass a function call on", web, () => this.backend.ready());
        },
      }),
    );
    await stages.time("worker", () => this.#startWorker());
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#end();
    return this.#stopped;
  }

  async #startWorker(): Promise<WorkerService> {
    const name = `worker-${this.#workers.length + 1}`;
    return this.#startService(
      {
        name,
        command: ["worker"],
        env: { ...this.#shared, GITHUB_TOKEN_FILE: `${KEYS}/github-token` },
        volumes: {
          [KEYS]: this.#keysVolume,
          "/var/lib/fondation/workspace": await this.#engine.createVolume(this.#id, name),
        },
        port: 8080,
        ready: (worker) =>
          this.#until(`${name} to be registered with the queue`, worker, async () => {
            const { ok } = await fetch(`${worker.url}/readyz`);
            return ok && (await this.backend.workers()) > 0 ? true : undefined;
          }),
      },
      (worker) => this.#workers.push(worker),
    );
  }

  async #startService(options: ContainerOptions, register?: (container: ServiceContainer) => void) {
    return ServiceContainer.start(options, this.#surroundings(), (container) => {
      this.#services.push(container);
      register?.(container);
    });
  }

  #surroundings() {
    return { engine: this.#engine, systemId: this.#id, networkId: this.#networkId };
  }

  async #until<T>(
    what: string,
    service: ServiceContainer,
    look: () => Promise<T | undefined>,
  ): Promise<void> {
    const died = new AbortController();
    const signal = AbortSignal.any([this.#deadline.signal, AbortSignal.timeout(60_000), died.signal]);
    await until(
      what,
      async () => {
        await service.checkAlive().catch((error: unknown) => died.abort(error));
        return died.signal.aborted ? undefined : look();
      },
      { signal, every: 100 },
    );
  }

  /** A container that runs nothing: the image's Node, told to do so, with the volume the secrets are copied into. */
  async #writeKeys(tokens: Tokens): Promise<void> {
    const secrets = {
      "signing-key": tokens.signingKey,
      "admin-key": tokens.adminKey,
      "github-token": tokens.gitHubToken,
    };
    await new GenericContainer(IMAGE)
      .withEntrypoint(["node", "--eval", ""])
      .withCommand([])
      .withLabels(labels(this.#id))
      .withBindMounts([{ source: this.#keysVolume, target: KEYS }])
      .withCopyContentToContainer(
        Object.entries(secrets).map(([name, content]) => ({
          content,
          target: `${KEYS}/${name}`,
          mode: 0o444,
        })),
      )
      .withWaitStrategy(Wait.forOneShotStartup())
      .start();
  }

  async #end(): Promise<void> {
    const problems: unknown[] = [];
    for (const service of [...this.#services].reverse()) {
      await service.stop().catch((error: unknown) => problems.push(error));
    }
    await this.#engine.remove(this.#id).catch((error: unknown) => problems.push(error));
    const left = await this.#engine.left(this.#id);
    this.#guard.forget({ kind: "label", label: `${SYSTEM_LABEL}=${this.#id}` });
    await this.#guard.stop();
    if (problems.length > 0) throw new AggregateError(problems, "The system could not be stopped cleanly.");
    expectNothingLeft(this.target, left);
  }
}

/** One service as a container of the production image. */
import type { Readable } from "node:stream";
import type { StartedTestContainer } from "testcontainers";
import type { WorkerService } from "../system.ts";
import { type Engine, labels } from "./engine.ts";
import { LoopbackContainer } from "./loopback-container.ts";
import { NO_WAIT } from "./no-wait.ts";
import { type Reach, reach } from "./reach.ts";

const KEPT_LINES = 2_000;
/** Milliseconds a container is given to end by itself; `docker stop` gives as many. */
const GRACE = 10_000;

/** How to start it. */
export interface ContainerOptions {
  readonly name: string;
  /** What follows `fondation`. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Volume names by the path they are mounted at. */
  readonly volumes: Readonly<Record<string, string>>;
  /** The port that is published on the loopback interface. */
  readonly port: number;
  /** Look at the started service; returns true when it is ready. */
  readonly ready: (container: ServiceContainer) => Promise<void>;
}

/** What all containers of a system share. */
export interface ContainerSurroundings {
  readonly engine: Engine;
  readonly systemId: string;
  readonly networkId: string;
}

/** A started container. */
export class ServiceContainer implements WorkerService {
  readonly name: string;
  readonly #engine: Engine;
  readonly #lines: string[] = [];
  #started: StartedTestContainer | undefined;
  #reach: Reach | undefined;
  #ended = false;

  private constructor(name: string, engine: Engine) {
    this.name = name;
    this.#engine = engine;
  }

  /** Starts it and resolves when it is ready; `register` is called first, so that the log of a failed start is kept. */
  static async start(
    options: ContainerOptions,
    { engine, systemId, networkId }: ContainerSurroundings,
    register: (container: ServiceContainer) => void,
  ): Promise<ServiceContainer> {
    const service = new ServiceContainer(options.name, engine);
    register(service);
    const mounts = Object.entries(options.volumes).map(([target, source]) => ({ source, target }));
    service.#started = await new LoopbackContainer(options.name, networkId, options.port)
      .asInProduction()
      .withCommand([...options.command])
      .withEnvironment({ ...options.env })
      .withLabels(labels(systemId))
      .withBindMounts(mounts)
      .withLogConsumer((stream) => service.#collect(stream))
      .withWaitStrategy(NO_WAIT)
      .start();
    service.#reach = await reach(service.#started, options.port);
    await options.ready(service);
    return service;
  }

  /** Its port, as an address that the runner and its browser can reach. */
  get url(): string {
    if (this.#reach === undefined) throw new Error(`${this.name} has not been started.`);
    return this.#reach.url;
  }

  /** Whether it has not been ended by a test. */
  get running(): boolean {
    return this.#started !== undefined && !this.#ended;
  }

  log(): string {
    return this.#lines.join("\n");
  }

  async environment(): Promise<readonly string[]> {
    return (await this.#engine.inspect(this.#id)).environment;
  }

  async kill(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    this.#ended = true;
    await this.#engine.kill(this.#id, signal);
  }

  /** Rejects with its last lines when the container has ended by itself. */
  async checkAlive(): Promise<void> {
    if (this.#started === undefined || (await this.#engine.inspect(this.#id)).running) return;
    throw new Error(`${this.name} ended by itself. Its last lines:\n${this.#lines.slice(-20).join("\n")}`);
  }

  /** Stops it with the grace of `docker stop`; it is removed with the system. */
  async stop(): Promise<void> {
    await this.#reach?.stop();
    await this.#started?.stop({ timeout: GRACE, remove: false });
    this.#ended = true;
  }

  get #id(): string {
    if (this.#started === undefined) throw new Error(`${this.name} has not been started.`);
    return this.#started.getId();
  }

  #collect(stream: Readable): void {
    stream.on("data", (chunk: Buffer | string) => {
      this.#lines.push(...String(chunk).split("\n").filter(Boolean));
      this.#lines.splice(0, this.#lines.length - KEPT_LINES);
    });
  }
}

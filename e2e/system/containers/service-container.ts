/** One service as a container of the production image. */
import type { Readable } from "node:stream";
import type { StartedTestContainer, WaitStrategy } from "testcontainers";
import type { WorkerService } from "../system.ts";
import { type Engine, labels } from "./engine.ts";
import { LoopbackContainer } from "./loopback-container.ts";

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
  #port: number;
  #ended = false;

  private constructor(name: string, port: number, engine: Engine) {
    this.name = name;
    this.#port = port;
    this.#engine = engine;
  }

  /** Starts it and resolves when it is ready; `register` is called first, so that the log of a failed start is kept. */
  static async start(
    options: ContainerOptions,
    { engine, systemId, networkId }: ContainerSurroundings,
    register: (container: ServiceContainer) => void,
  ): Promise<ServiceContainer> {
    const service = new ServiceContainer(options.name, options.port, engine);
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
    await options.ready(service);
    return service;
  }

  /** Its published port, as an address. */
  get url(): string {
    if (this.#started === undefined) throw new Error(`${this.name} has not been started.`);
    return `http://127.0.0.1:${this.#started.getMappedPort(this.#port)}`;
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

/** Readiness is looked at by the system, as a fact and under its own deadline. */
const NO_WAIT: WaitStrategy = {
  waitUntilReady: () => Promise.resolve(),
  withStartupTimeout: () => NO_WAIT,
  isStartupTimeoutSet: () => true,
  getStartupTimeout: () => 0,
};

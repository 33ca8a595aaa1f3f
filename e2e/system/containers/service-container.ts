import { memoryInUse } from "../engine/memory-in-use.ts";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { StartedTestContainer } from "testcontainers";
import type { LaunchedService } from "../lifecycle/launcher.ts";
import { type LogLine, LogTail } from "../logs/log-tail.ts";
import { ServiceDied } from "../logs/service-died.ts";
import type { ServiceDescription } from "../services/description.ts";
import { askForRemains } from "../services/remains.ts";
import { BROWSER_IMAGE, CLAUDE_IMAGE, type Engine, IMAGE, labels } from "../engine/engine.ts";
import { limitsOf } from "./limits.ts";
import { until } from "../waiting/until.ts";
import { LoopbackContainer } from "./loopback-container.ts";
import { NO_WAIT } from "./no-wait.ts";
import { type Reach, reach } from "../network/reach.ts";

/** The package of the doubles on this machine. */
const DOUBLES_HERE = fileURLToPath(new URL("../../../packages/doubles/", import.meta.url));
/**
 * Milliseconds for the last output of an ended container. The engine may report the end before it
 * has forwarded all output.
 */
const LAST_WORDS = 5_000;
/** The target directory for a double's files. */
const DOUBLES = "/opt/doubles";

/** Milliseconds for a container to be paused. */
const PAUSED = 30_000;

/** Milliseconds for a container to end after a request, as with `docker stop`. */
const GRACE = 10_000;

export interface ContainerOptions {
  readonly description: ServiceDescription;
  readonly engine: Engine;
  readonly systemId: string;
  readonly networkId: string;
  /** Volume names by mount point. */
  readonly volumes: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly onDeath: (error: ServiceDied) => void;
}

/** A container, from before its start until after its end. */
export class ServiceContainer implements LaunchedService {
  readonly name: string;
  readonly #options: ContainerOptions;
  readonly #tail = new LogTail();
  #started: StartedTestContainer | undefined;
  #reach: Reach | undefined;
  #expected = false;
  #running = false;
  #stopped: Promise<void> | undefined;
  /** Resolves when an unexpected end has been reported. */
  #dying: Promise<void> | undefined;
  readonly #saidAll = Promise.withResolvers<void>();

  constructor(options: ContainerOptions) {
    this.name = options.description.name;
    this.#options = options;
  }

  /** Starts the container; it may not be ready yet. */
  async start(): Promise<void> {
    const { description, networkId, systemId, environment, volumes } = this.#options;
    const mounts = Object.entries(volumes).map(([target, source]) => ({ source, target }));
    this.#running = true;
    const starting = containerFor(description, networkId)
      .withEnvironment({ ...environment })
      .withLabels(labels(systemId, this.name))
      .withBindMounts(mounts)
      .withLogConsumer((stream) => {
        stream.on("data", (piece) => this.#tail.add(String(piece)));
        for (const end of ["end", "close", "error"]) stream.once(end, () => this.#saidAll.resolve());
      })
      .withWaitStrategy(NO_WAIT)
      .start();
    try {
      this.#started = await starting;
      this.#reach = await reach(this.#started, description.listens.port);
    } catch (error) {
      // An ended container fails to start. Its death is reported first, because it contains the
      // reason.
      await this.#dying;
      throw error;
    }
  }

  get url(): string {
    if (this.#reach === undefined) throw new Error(`${this.name} has not been started.`);
    return this.#reach.url;
  }

  get id(): string {
    if (this.#started === undefined) throw new Error(`${this.name} has not been started.`);
    return this.#started.getId();
  }

  get running(): boolean {
    return this.#running;
  }

  log(): string {
    return this.#tail.text();
  }

  lines(): readonly LogLine[] {
    return this.#tail.lines();
  }

  memory(): Promise<number> {
    return memoryInUse(this.id);
  }

  async environment(): Promise<readonly string[]> {
    return (await this.#options.engine.inspect(this.id)).Config.Env;
  }

  async kill(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    this.expectEnd();
    await this.#options.engine.kill(this.id, signal);
    this.#running = false;
  }

  /**
   * With cgroups 1 the engine gives up when the tasks of a busy container do not freeze at once: a
   * task without processor time freezes only when it gets some again.
   */
  async pause(): Promise<void> {
    const pause = async () => {
      await this.#options.engine.pause(this.id);
      return true;
    };
    await until(`${this.name} to be paused`, pause, { signal: AbortSignal.timeout(PAUSED), every: 20 });
  }

  async resume(): Promise<void> {
    await this.#options.engine.resume(this.id);
  }

  async remains(): Promise<string> {
    const { listens, directories } = this.#options.description;
    const [workspace = ""] = Object.values(directories);
    const question = askForRemains(workspace, `http://127.0.0.1:${listens.port}`, true);
    return (await this.#options.engine.execute(this.id, ["node", ...question])).output;
  }

  /** From now on, an end is not reported as a death. */
  expectEnd(): void {
    this.#expected = true;
  }

  /** Called when the engine reports the end. Resolves when the death has been reported. */
  async ended(exitCode: string): Promise<void> {
    this.#running = false;
    if (this.#expected) return;
    this.#expected = true;
    this.#dying = this.#die(exitCode);
    await this.#dying;
  }

  async #die(exitCode: string): Promise<void> {
    const bound = new AbortController();
    await Promise.race([
      this.#saidAll.promise,
      delay(LAST_WORDS, undefined, { signal: bound.signal }).catch(() => {}),
    ]);
    bound.abort();
    this.#options.onDeath(new ServiceDied(this.name, `exit code ${exitCode}`, this.#tail.text()));
  }

  /** Stops it with the grace time of `docker stop`. It is removed together with the system. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    this.#expected = true;
    await this.#dying;
    await this.#reach?.stop();
    if (this.#started === undefined) return;
    await this.#options.engine.stop(this.id, GRACE);
    this.#running = false;
  }
}

function containerFor({ name, program, listens }: ServiceDescription, networkId: string): LoopbackContainer {
  const from = (image: string) => new LoopbackContainer(image, name, networkId, listens.port);
  switch (program.kind) {
    case "fondation":
      return from(program.image === "claude" ? CLAUDE_IMAGE : IMAGE)
        .asInProduction(limitsOf(program.command))
        .withSeldomHealthCheck()
        .withCommand([program.command]);
    case "browser":
      return from(BROWSER_IMAGE).asBrowserInProduction().withSeldomHealthCheck();
    case "double":
      // Uses the production image's Node and Git. The root is writable, because the double's files
      // are copied into it.
      return from(IMAGE)
        .withoutHealthCheck()
        .withEntrypoint(["tini", "--", "node", `${DOUBLES}/${program.main}`])
        .withCommand([])
        .withCopyDirectoriesToContainer(
          program.files.map((file) => ({ source: `${DOUBLES_HERE}${file}`, target: `${DOUBLES}/${file}` })),
        )
        .withCopyContentToContainer([
          { content: '{ "type": "module" }', target: `${DOUBLES}/package.json`, mode: 0o444 },
        ]);
  }
}

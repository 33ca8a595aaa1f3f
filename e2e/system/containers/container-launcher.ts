/** Runs services as containers of the production images, on their own network. */
import { randomBytes } from "node:crypto";
import type { Launcher, Launch } from "../lifecycle/launcher.ts";
import { Guard } from "../cleanup/guard.ts";
import type { Note } from "../cleanup/reaper.ts";
import type { Secrets } from "../contract/secrets.ts";
import { secretVariables, type ServiceDescription } from "../services/description.ts";
import type { SystemEvent } from "../contract/system.ts";
import { ContainerControl } from "./container-control.ts";
import { Engine } from "../engine/engine.ts";
import { KEY_FILES, type KeyVolumes, volumesOf, writeKeys } from "./keys.ts";
import { SYSTEM_LABEL } from "../engine/labels.ts";
import { configureRyuk } from "../engine/ryuk.ts";
import { ServiceContainer } from "./service-container.ts";
import type { SystemContainers } from "./system-containers.ts";

export class ContainerLauncher implements Launcher, SystemContainers {
  readonly target = "containers";
  readonly id = randomBytes(6).toString("hex");
  readonly engine: Engine;
  readonly containers = new ContainerControl(this);
  readonly events: SystemEvent[] = [];
  readonly #guard: Guard;
  readonly #note: Note = { kind: "label", label: `${SYSTEM_LABEL}=${this.id}` };
  readonly #listening = new AbortController();
  readonly #described = new Map<string, ServiceDescription>();
  readonly #containers = new Map<string, ServiceContainer>();
  #networkId = "";
  #keys: KeyVolumes = {};
  #secrets: Secrets | undefined;

  private constructor(engine: Engine, guard: Guard) {
    this.engine = engine;
    this.#guard = guard;
    guard.keep(this.#note);
  }

  /** Rejects when the engine or an image is missing. Removes the leftovers of earlier runs. */
  static async create(engine = new Engine()): Promise<ContainerLauncher> {
    await engine.check();
    await configureRyuk(engine);
    await engine.sweep();
    return new ContainerLauncher(engine, await Guard.start());
  }

  get networkId(): string {
    return this.#networkId;
  }

  get keys(): KeyVolumes {
    return this.#keys;
  }

  container(name: string): ServiceContainer {
    const container = this.#containers.get(name);
    if (container === undefined) throw new Error(`There is no container "${name}" in this system.`);
    return container;
  }

  async prepare(
    secrets: Secrets,
    services: readonly ServiceDescription[],
    signal: AbortSignal,
  ): Promise<void> {
    this.#secrets = secrets;
    for (const service of services) this.#described.set(service.name, service);
    signal.throwIfAborted();
    await this.engine.follow(this.id, this.#listening.signal, (event) => this.#notice(event));
    [this.#networkId, this.#keys] = await Promise.all([
      this.engine.createNetwork(this.id),
      writeKeys(this.engine, this.id, secrets),
    ]);
  }

  address(service: string): string {
    const described = this.#described.get(service);
    if (described === undefined) throw new Error(`There is no service "${service}" in containers.`);
    return `http://${service}:${described.listens.port}`;
  }

  async launch({ description, register, onDeath }: Launch): Promise<ServiceContainer> {
    const { name } = description;
    this.#described.set(name, description);
    const volumes: Record<string, string> = { ...volumesOf(this.#keys, Object.values(description.secrets)) };
    for (const directory of Object.values(description.directories)) {
      volumes[directory] = await this.engine.createVolume(this.id, name);
    }
    const container = new ServiceContainer({
      description,
      engine: this.engine,
      systemId: this.id,
      networkId: this.#networkId,
      volumes,
      environment: this.#environment(description),
      onDeath,
    });
    this.#containers.set(name, container);
    register(container);
    await container.start();
    return container;
  }

  async end(): Promise<readonly string[]> {
    this.#listening.abort();
    try {
      await this.engine.remove(this.id);
      const left = await this.engine.left(this.id);
      // The reaper waits for late containers, which do not exist after a complete stop.
      if (left.length === 0) this.#guard.forget(this.#note);
      return left;
    } finally {
      // The reaper removes what could not be removed here.
      await this.#guard.stop();
    }
  }

  #environment({ environment, secrets, listens }: ServiceDescription): Record<string, string> {
    if (this.#secrets === undefined) throw new Error("Nothing has been prepared.");
    return {
      ...environment((service) => this.address(service)),
      ...secretVariables(secrets, this.#secrets, (secret) => KEY_FILES[secret]),
      ...(listens.portVariable === undefined ? {} : { [listens.portVariable]: String(listens.port) }),
      ...(listens.hostVariable === undefined ? {} : { [listens.hostVariable]: "0.0.0.0" }),
    };
  }

  #notice(event: SystemEvent): void {
    this.events.push(event);
    const [, exitCode] = /^die \(exit code (\d+)/.exec(event.what) ?? [];
    if (exitCode !== undefined) void this.#containers.get(event.service)?.ended(exitCode);
  }
}

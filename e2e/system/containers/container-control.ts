/** The capabilities that only containers have. */
import type { Containers, Exposure, StandaloneContainer, Outcome, RunOptions } from "../contract/system.ts";
import { KEY_FILES } from "./keys.ts";
import { startStandaloneContainer } from "./standalone-container.ts";
import type { SystemContainers } from "./system-containers.ts";

/** Milliseconds that `docker stop` waits before it kills. */
const GRACE = 10_000;

const MEGABYTE = 1_000_000;

export class ContainerControl implements Containers {
  readonly keys = KEY_FILES;
  readonly #system: SystemContainers;

  constructor(system: SystemContainers) {
    this.#system = system;
  }

  async cutOff(service: string): Promise<void> {
    const { engine, networkId, events } = this.#system;
    events.push({ at: Date.now(), service, what: "cut off the network" });
    await engine.disconnect(networkId, this.#system.container(service).id);
  }

  async rejoin(service: string): Promise<void> {
    const { engine, networkId, events } = this.#system;
    await engine.connect(networkId, this.#system.container(service).id, service);
    events.push({ at: Date.now(), service, what: "back on the network" });
  }

  async limitMemory(service: string, more: number): Promise<() => Promise<void>> {
    const { engine, events } = this.#system;
    const container = this.#system.container(service);
    container.expectEnd();
    const limit = Math.ceil((await container.memory()) * MEGABYTE) + more;
    const before = await engine.limitMemory(container.id, limit);
    events.push({ at: Date.now(), service, what: `may use ${Math.round(limit / MEGABYTE)} MB of memory` });
    return async () => {
      if (container.running) await engine.limitMemory(container.id, before);
    };
  }

  async stop(service: string): Promise<{ milliseconds: number; exitCode: number }> {
    const container = this.#system.container(service);
    container.expectEnd();
    const started = performance.now();
    await this.#system.engine.stop(container.id, GRACE);
    const milliseconds = performance.now() - started;
    const { State } = await this.#system.engine.inspect(container.id);
    return { milliseconds, exitCode: State.ExitCode };
  }

  execute(service: string, command: readonly string[], line?: string): Promise<Outcome> {
    return this.#system.engine.execute(this.#system.container(service).id, command, line);
  }

  async exposure(service: string): Promise<Exposure> {
    const { engine } = this.#system;
    const facts = await engine.inspect(this.#system.container(service).id);
    const { PortBindings, Tmpfs = {} } = facts.HostConfig;
    const ports = (Object.values(PortBindings ?? {}) as { HostIp: string; HostPort: string }[][]).flat();
    return {
      ports: ports.map(({ HostIp, HostPort }) => ({ address: HostIp, asked: Number(HostPort) })),
      mounts: [...facts.Mounts.map(({ Type }) => Type), ...Object.keys(Tmpfs ?? {}).map(() => "tmpfs")],
      networks: Object.keys(facts.NetworkSettings.Networks),
    };
  }

  run(options: RunOptions): Promise<StandaloneContainer> {
    return startStandaloneContainer(this.#system, options);
  }

  address(service: string): string {
    return this.#system.address(service);
  }

  everything(): Promise<readonly { what: string; text: string }[]> {
    return this.#system.engine.everything(this.#system.id);
  }
}

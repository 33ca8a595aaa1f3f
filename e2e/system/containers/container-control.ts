/** What only containers can tell and suffer, for specs. */
import type { Containers, Exposure, OwnRun, Outcome, RunOptions } from "../contract/system.ts";
import type { ContainerGround } from "./container-launcher.ts";
import { KEY_FILES } from "./keys.ts";
import { startOwnRun } from "./standalone-container.ts";

/** Milliseconds of grace that `docker stop` gives. */
const GRACE = 10_000;

/** The containers of one system. */
export class ContainerControl implements Containers {
  readonly keys = KEY_FILES;
  readonly #ground: ContainerGround;

  constructor(ground: ContainerGround) {
    this.#ground = ground;
  }

  async cutOff(service: string): Promise<void> {
    const { engine, networkId, events } = this.#ground;
    events.push({ at: Date.now(), service, what: "cut off the network" });
    await engine.disconnect(networkId, this.#ground.container(service).id);
  }

  async rejoin(service: string): Promise<void> {
    const { engine, networkId, events } = this.#ground;
    await engine.connect(networkId, this.#ground.container(service).id, service);
    events.push({ at: Date.now(), service, what: "back on the network" });
  }

  async stop(service: string): Promise<{ milliseconds: number; exitCode: number }> {
    const container = this.#ground.container(service);
    container.expectEnd();
    const started = performance.now();
    await this.#ground.engine.stop(container.id, GRACE);
    const milliseconds = performance.now() - started;
    const { State } = await this.#ground.engine.inspect(container.id);
    return { milliseconds, exitCode: State.ExitCode };
  }

  execute(service: string, command: readonly string[]): Promise<Outcome> {
    return this.#ground.engine.execute(this.#ground.container(service).id, command);
  }

  async exposure(service: string): Promise<Exposure> {
    const { engine } = this.#ground;
    const facts = await engine.inspect(this.#ground.container(service).id);
    const { PortBindings, Tmpfs = {} } = facts.HostConfig;
    const ports = (Object.values(PortBindings ?? {}) as { HostIp: string; HostPort: string }[][]).flat();
    return {
      ports: ports.map(({ HostIp, HostPort }) => ({ address: HostIp, asked: Number(HostPort) })),
      mounts: [...facts.Mounts.map(({ Type }) => Type), ...Object.keys(Tmpfs ?? {}).map(() => "tmpfs")],
      networks: Object.keys(facts.NetworkSettings.Networks),
    };
  }

  run(options: RunOptions): Promise<OwnRun> {
    return startOwnRun(this.#ground, options);
  }

  address(service: string): string {
    return this.#ground.address(service);
  }

  everything(): Promise<readonly { what: string; text: string }[]> {
    return this.#ground.engine.everything(this.#ground.id);
  }
}

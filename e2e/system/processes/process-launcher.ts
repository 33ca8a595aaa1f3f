/**
 * Runs services as child processes: the real bundles, on free loopback ports, with their own
 * directories.
 */
import path from "node:path";
import { fileURLToPath } from "node:url";
import getPort from "get-port";
import { missing } from "../contract/capability.ts";
import type { Launcher, Launch } from "../lifecycle/launcher.ts";
import type { Guard } from "../cleanup/guard.ts";
import type { Secrets } from "../contract/secrets.ts";
import { type Program, secretVariables, type ServiceDescription } from "../services/description.ts";
import { serviceEnvironment } from "../environment/service-environment.ts";
import type { Containers, SystemEvent } from "../contract/system.ts";
import type { Scratch } from "./scratch.ts";
import { ServiceProcess } from "./service-process.ts";

/** The package of the doubles. */
const DOUBLES = fileURLToPath(new URL("../../../packages/doubles/", import.meta.url));
const HOST = "127.0.0.1";

export class ProcessLauncher implements Launcher {
  readonly target = "processes";
  readonly containers = missing<Containers>("containers", "processes");
  readonly events: SystemEvent[] = [];
  readonly #bundle: string;
  readonly #guard: Guard;
  readonly #scratch: Scratch;
  readonly #ports = new Map<string, number>();
  readonly #processes: ServiceProcess[] = [];
  #secrets: Secrets | undefined;

  constructor(bundle: string, guard: Guard, scratch: Scratch) {
    this.#bundle = bundle;
    this.#guard = guard;
    this.#scratch = scratch;
  }

  async prepare(secrets: Secrets, services: readonly ServiceDescription[]): Promise<void> {
    this.#secrets = secrets;
    for (const [name, value] of Object.entries(secrets)) await this.#scratch.secret(name, value);
    for (const { name } of services) await this.#port(name);
  }

  address(service: string): string {
    const port = this.#ports.get(service);
    if (port === undefined) throw new Error(`There is no service "${service}" on processes.`);
    return `http://${HOST}:${port}`;
  }

  async launch({ description, register, onDeath }: Launch): Promise<ServiceProcess> {
    const { name, program } = description;
    const service = await ServiceProcess.start({
      name,
      url: `http://${HOST}:${await this.#port(name)}`,
      args: this.#arguments(program),
      // An empty directory, so that no `.env` file of a developer is read.
      cwd: await this.#scratch.directory(`cwd/${name}`),
      env: serviceEnvironment(await this.#environment(description)),
      guard: this.#guard,
      onDeath,
      onEvent: (what) => this.events.push({ at: Date.now(), service: name, what }),
    });
    this.#processes.push(service);
    register(service);
    return service;
  }

  async end(): Promise<readonly string[]> {
    const left = await this.#left();
    await this.#scratch.remove();
    await this.#guard.stop();
    return left;
  }

  #arguments(program: Program): string[] {
    if (program.kind === "fondation") return [this.#bundle, program.command];
    if (program.kind === "double") return [path.join(DOUBLES, program.main)];
    throw new Error("On processes there is no browser of the system's own.");
  }

  async #environment(description: ServiceDescription): Promise<Record<string, string>> {
    const { name, listens, directories, secrets } = description;
    const environment: Record<string, string> = {
      ...description.environment((service) => this.address(service)),
      HOME: await this.#scratch.directory("home"),
      TMPDIR: await this.#scratch.directory(`tmp/${name}`),
      // A cache may stay. Anything else in a service's temporary directory is a leak.
      NODE_COMPILE_CACHE: await this.#scratch.directory("cache"),
    };
    if (listens.portVariable !== undefined) {
      environment[listens.portVariable] = String(await this.#port(name));
    }
    for (const variable of Object.keys(directories)) {
      environment[variable] = await this.#scratch.directory(`data/${name}/${variable}`);
    }
    if (this.#secrets === undefined) throw new Error("Nothing has been prepared.");
    const given = secretVariables(secrets, this.#secrets, (secret) => this.#scratch.secretPath(secret));
    return { ...environment, ...given };
  }

  async #port(name: string): Promise<number> {
    const known = this.#ports.get(name);
    if (known !== undefined) return known;
    const port = await getPort({ host: HOST, exclude: [...this.#ports.values()] });
    this.#ports.set(name, port);
    return port;
  }

  /** What the services should have ended or removed themselves. */
  async #left(): Promise<string[]> {
    const left: string[] = [];
    for (const { name, running, crashed } of this.#processes) {
      if (running) left.push(`process ${name}`);
      if (crashed) continue;
      for (const directory of [`tmp/${name}`, `data/${name}/FONDATION_WORKSPACE`]) {
        left.push(...(await this.#scratch.contents(directory)).map((file) => `${directory}/${file}`));
      }
    }
    return left;
  }
}

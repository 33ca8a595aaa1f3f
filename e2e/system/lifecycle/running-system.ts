/**
 * Starts the services of a system in the order of their dependencies, in parallel where possible,
 * and ends them.
 */
import { AnthropicControl } from "@fondation/doubles/anthropic/anthropic-control";
import { GitHubControl } from "@fondation/doubles/github/github-control";
import { noteSecrets } from "../../secrets/run-secrets.ts";
import { BackendFacts } from "../contract/backend-facts.ts";
import { missing } from "../contract/capability.ts";
import type { Deadline } from "../waiting/deadline.ts";
import { withEnvironment } from "../services/with-environment.ts";
import { endServices } from "./end-services.ts";
import type { Launcher, LaunchedService } from "./launcher.ts";
import { expectNothingLeft } from "../cleanup/leaks.ts";
import { createSecrets, type Secrets } from "../contract/secrets.ts";
import type { Links, StartedLinks } from "../network/links.ts";
import type { ServiceDied } from "../logs/service-died.ts";
import { ANTHROPIC_NAME } from "../services/anthropic.ts";
import { BROWSER, browserAddress } from "../services/browser.ts";
import type { ServiceDescription, ServiceAccess } from "../services/description.ts";
import { isWorker, type WorkerBrowser, type WorkerModel, worker, workerName } from "../services/worker.ts";
import type { Stages } from "./stages.ts";
import { StartFailed } from "./start-failed.ts";
import type { Containers, Service, System, SystemEvent, WorkerService } from "../contract/system.ts";
import type { TargetName } from "../../../scripts/e2e/target.ts";
import { until } from "../waiting/until.ts";

/** Milliseconds for a service that a test starts. */
const LATE_START = 60_000;

export interface Plan {
  /** All services except the workers, each after its dependencies. */
  readonly services: readonly ServiceDescription[];
  readonly workers: number;
  readonly workerBrowser: WorkerBrowser;
  /** Without it, the workers use the static engine. */
  readonly workerModel?: WorkerModel;
  /** Further settings of every service of the product. */
  settings?(address: (service: string) => string): Readonly<Record<string, string>>;
  /** Workers and pages use these connections. */
  readonly links?: StartedLinks | undefined;
}

/**
 * Starts a system. On failure everything is removed, and the error contains the log of every
 * service.
 */
export async function startOn(
  launcher: Launcher,
  plan: Plan,
  deadline: Deadline,
  stages: Stages,
): Promise<RunningSystem> {
  const system = new RunningSystem(launcher, plan, deadline);
  try {
    await system.start(stages);
    return system;
  } catch (error) {
    const failed = new StartFailed(system, error);
    // A failing cleanup must not hide why the start failed.
    await system.stop().catch(() => {});
    throw failed;
  }
}

export class RunningSystem implements System {
  readonly target: TargetName;
  readonly workers = {
    running: () => this.#workers.filter(({ running }) => running),
    start: () => this.#startWorker(),
  };
  readonly control = {
    service: (name: string) => this.#service(name),
    restart: (name: string) => this.#restart(name),
  };
  readonly deaths: ServiceDied[] = [];
  readonly #launcher: Launcher;
  readonly #plan: Plan;
  readonly #deadline: Deadline;
  readonly #launched = new Map<string, LaunchedService>();
  readonly #described = new Map<string, ServiceDescription>();
  readonly #ready = new Set<string>();
  readonly #workers: WorkerService[] = [];
  #workerCount = 0;
  #secrets: Secrets | undefined;
  #stopped: Promise<void> | undefined;

  constructor(launcher: Launcher, plan: Plan, deadline: Deadline) {
    this.target = launcher.target;
    this.#launcher = launcher;
    this.#plan = plan;
    this.#deadline = deadline;
  }

  /** The address for the tests' browser: the internal one if the browser is part of the system. */
  get url(): string {
    if (this.#plan.links !== undefined) return this.links["page-web"].url;
    return this.browser === undefined ? this.reach("web") : this.#launcher.address("web");
  }

  get draws(): boolean {
    const { secrets, environment } = this.#plan.workerBrowser;
    return Object.keys({ ...secrets, ...environment }).length > 0;
  }

  get browser(): string | undefined {
    if (!this.#launched.has(BROWSER.name)) return undefined;
    return browserAddress(this.#access());
  }

  get backend(): BackendFacts {
    return new BackendFacts(this.reach("web"));
  }

  get github(): GitHubControl {
    return new GitHubControl(this.reach("github"));
  }

  get anthropic(): AnthropicControl {
    if (this.#launched.has(ANTHROPIC_NAME)) return new AnthropicControl(this.reach(ANTHROPIC_NAME));
    return missing<AnthropicControl>("model", this.target);
  }

  get links(): Links {
    return this.#plan.links?.links ?? missing<Links>("links", this.target);
  }

  get services(): readonly Service[] {
    return [...this.#launched.values()];
  }

  get containers(): Containers {
    return this.#launcher.containers;
  }

  get events(): readonly SystemEvent[] {
    return this.#launcher.events;
  }

  get unready(): readonly Service[] {
    return this.services.filter(({ name }) => !this.#ready.has(name));
  }

  get secrets(): Secrets {
    if (this.#secrets === undefined) throw new Error("The system has not been started.");
    return this.#secrets;
  }

  /** The address of a service from the runner. */
  reach(service: string): string {
    return this.#service(service).url;
  }

  async start(stages: Stages): Promise<void> {
    const workers = Array.from({ length: this.#plan.workers }, () => this.#nextWorker());
    const services = [...this.#plan.services.map((service) => this.#set(service)), ...workers];
    this.#secrets = await createSecrets();
    noteSecrets({ ...this.#secrets });
    await stages.time("preparation", () =>
      this.#launcher.prepare(this.secrets, services, this.#deadline.signal),
    );
    const ready = new Map<string, Promise<unknown>>();
    const starts = services.map((service) => {
      const start = Promise.all(service.dependsOn.map((name) => ready.get(name))).then(() =>
        stages.time(service.name, () => this.#bring(service, this.#deadline.signal)),
      );
      ready.set(service.name, start);
      return start;
    });
    try {
      await Promise.all(starts);
    } catch (error) {
      // Aborts pending launches before anything is removed.
      this.#deadline.abort(error as Error);
      await Promise.allSettled(starts);
      throw this.deaths[0] ?? error;
    }
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#end();
    return this.#stopped;
  }

  #service(name: string): LaunchedService {
    const launched = this.#launched.get(name);
    if (launched === undefined) throw new Error(`There is no service "${name}" in this system.`);
    return launched;
  }

  /** The same description has the same directories, and other services find it under its name. */
  async #restart(name: string): Promise<void> {
    const description = this.#described.get(name);
    if (description === undefined || this.#service(name).running) throw new Error(`${name} has not ended.`);
    await this.#bring(description, this.#lateStart());
  }

  #nextWorker(): ServiceDescription {
    this.#workerCount += 1;
    const { workerBrowser, workerModel, links } = this.#plan;
    const described = worker(workerName(this.#workerCount), workerBrowser, workerModel);
    if (links === undefined) return this.#set(described);
    const backend = { CONVEX_URL: this.links["worker-backend"].url };
    return this.#set(withEnvironment(described, () => backend));
  }

  async #startWorker(): Promise<WorkerService> {
    return this.#bring(this.#nextWorker(), this.#lateStart());
  }

  #lateStart(): AbortSignal {
    return AbortSignal.any([this.#deadline.signal, AbortSignal.timeout(LATE_START)]);
  }

  /** With the settings of the plan. */
  #set(description: ServiceDescription): ServiceDescription {
    const { settings } = this.#plan;
    if (settings === undefined || description.program.kind !== "fondation") return description;
    return withEnvironment(description, settings);
  }

  /** Launches a service and waits until it is ready. */
  async #bring(description: ServiceDescription, signal: AbortSignal): Promise<LaunchedService> {
    signal.throwIfAborted();
    const { name } = description;
    this.#described.set(name, description);
    const service = await this.#launcher.launch({
      description,
      register: (launched) => {
        this.#launched.set(name, launched);
        if (isWorker(description)) this.#workers.push(launched);
      },
      onDeath: (death) => {
        this.deaths.push(death);
        this.#deadline.abort(death);
      },
      signal,
    });
    await until(description.fact, () => description.ready(this.#access()), { signal });
    this.#ready.add(name);
    return service;
  }

  #access(): ServiceAccess {
    return { reach: (service) => this.reach(service), secrets: this.secrets };
  }

  async #end(): Promise<void> {
    const failures = await endServices(this.#launched, this.#described);
    await this.#plan.links?.stop();
    const left = await this.#launcher.end().catch((error: unknown) => {
      failures.push(error);
      return [];
    });
    // Read only now, because the death of a service may be reported while it is stopped.
    const problems = [...this.deaths, ...failures];
    if (problems.length > 0) throw new AggregateError(problems, "The system could not be stopped cleanly.");
    expectNothingLeft(this.target, left);
  }
}

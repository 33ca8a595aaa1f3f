/**
 * The compose stack, operated with the `docker:*` scripts. It runs next to the user's stack under
 * its own project name, on free loopback ports, with labels for the reaper.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ContainerInspectInfo } from "dockerode";
import { execa } from "execa";
import { noteSecrets } from "../../secrets/run-secrets.ts";
import { Engine } from "../engine/engine.ts";
import { GITHUB_URL, startGitHubContainer } from "../containers/github-container.ts";
import { SYSTEM_LABEL } from "../engine/labels.ts";
import { configureRyuk } from "../engine/ryuk.ts";
import { dockerBuilder } from "../environment/docker-environment.ts";
import { Guard } from "../cleanup/guard.ts";
import { expectNothingLeft } from "../cleanup/leaks.ts";
import { serviceEnvironment } from "../environment/service-environment.ts";
import { createSecrets } from "../contract/secrets.ts";
import { readKeys } from "./stack-keys.ts";
import { labelOverride, type SERVICES } from "./label-override.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

export type ComposeService = (typeof SERVICES)[number];

/** The engine's data about one container. */
export interface ContainerFacts {
  readonly id: string;
  readonly status: string;
  readonly health: string | undefined;
  readonly exitCode: number;
  readonly user: string;
  readonly readOnly: boolean;
  readonly droppedCapabilities: readonly string[];
}

/** The workers' logs while they are followed. */
export interface FollowedLogs {
  soFar(): string;
  /** Sends Ctrl-C, and resolves with the whole output. Idempotent. */
  interrupt(): Promise<string>;
}

/** A separate project. No service runs before `docker:worker:start`. */
export class ComposeStack implements AsyncDisposable {
  readonly #id: string;
  readonly #scratch: string;
  readonly #guard: Guard;
  readonly #engine: Engine;
  readonly #env: Record<string, string>;
  /** The token that must not appear in any log or inspection. */
  readonly secret: string;
  #github: { stop(): Promise<void>; readonly url: string } | undefined;

  private constructor(
    id: string,
    scratch: string,
    guard: Guard,
    engine: Engine,
    env: Record<string, string>,
    secret: string,
  ) {
    this.#id = id;
    this.#scratch = scratch;
    this.#guard = guard;
    this.#engine = engine;
    this.#env = env;
    this.secret = secret;
  }

  /** Prepares the project: its name, ports, labels and the file with the token. */
  static async prepare(): Promise<ComposeStack> {
    const engine = new Engine();
    await configureRyuk(engine);
    const id = randomBytes(6).toString("hex");
    const scratch = await mkdtemp(path.join(tmpdir(), "fondation-e2e-compose-"));
    const guard = await Guard.start();
    guard.keep({ kind: "label", label: `${SYSTEM_LABEL}=${id}` });
    const token = (await createSecrets())["github-token"];
    noteSecrets({ "github-token": token });
    await writeFile(path.join(scratch, "github-token"), token, { mode: 0o444 });
    await writeFile(path.join(scratch, "labels.yml"), labelOverride(id, { builds: false }));
    const settings = { GITHUB_SERVER_URL: GITHUB_URL, FONDATION_ALLOW_PRIVATE_HOSTS: "github" };
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
    await writeFile(path.join(scratch, "env.production"), lines.join(""));
    const project = `fondation-e2e-${id}`;
    const env = serviceEnvironment({
      COMPOSE_PROJECT_NAME: project,
      COMPOSE_FILE: ["docker-compose.yml", path.join(scratch, "labels.yml")].join(path.delimiter),
      FONDATION_NETWORK: project,
      FONDATION_WEB_PORT: "0",
      GITHUB_TOKEN_FILE: path.join(scratch, "github-token"),
      FONDATION_ENV_FILE: path.join(scratch, "env.production"),
      HOME: process.env.HOME ?? scratch,
      ...dockerBuilder(),
    });
    return new ComposeStack(id, scratch, guard, engine, env, token);
  }

  /** Runs a script of the project's `package.json` by `bun run <name>`, and returns its output. */
  async script(
    name: "docker:build:complete" | "docker:worker:start" | "docker:worker:stop",
  ): Promise<string> {
    return (await this.#run(name, [])).all;
  }

  /** Runs `bun run docker:worker:logs`. */
  followLogs(): FollowedLogs {
    const following = this.#run("docker:worker:logs", ["--no-log-prefix"], { detached: true, reject: false });
    let printed = "";
    following.all.on("data", (piece) => {
      printed += piece;
    });
    let ended = false;
    return {
      soFar: () => printed,
      async interrupt() {
        // A terminal sends Ctrl-C to the whole process group.
        if (!ended && following.pid !== undefined) process.kill(-following.pid, "SIGINT");
        ended = true;
        return (await following).all;
      },
    };
  }

  /** Runs a program in a service's container and returns its output. */
  inside(service: ComposeService, command: readonly string[]): Promise<string> {
    return this.#docker(["compose", "exec", "--no-TTY", service, ...command]);
  }

  async stop(service: ComposeService): Promise<void> {
    await this.#docker(["compose", "stop", service]);
  }

  /** Starts the GitHub double in the stack's network. Returns its address for the runner. */
  async startGitHub(): Promise<string> {
    this.#github = await startGitHubContainer({
      engine: this.#engine,
      systemId: this.#id,
      networkId: `fondation-e2e-${this.#id}`,
      token: this.secret,
    });
    return this.#github.url;
  }

  /** The engine's data about a service's containers. */
  async facts(service: ComposeService): Promise<readonly ContainerFacts[]> {
    const ids = await this.#docker(["compose", "ps", "--all", "--quiet", service]);
    const found = JSON.parse(await this.#docker(["inspect", ...ids.split("\n")]));
    return found.map(({ Id, State, Config, HostConfig }: ContainerInspectInfo) => ({
      id: Id,
      status: State.Status,
      health: State.Health?.Status,
      exitCode: State.ExitCode,
      user: Config.User,
      readOnly: HostConfig.ReadonlyRootfs ?? false,
      droppedCapabilities: HostConfig.CapDrop ?? [],
    }));
  }

  /** Scales a service to `count` healthy containers. */
  async scale(service: ComposeService, count: number): Promise<void> {
    const words = ["up", "--detach", "--wait", "--no-build", "--no-deps", "--no-recreate", "--scale"];
    await this.#docker(["compose", ...words, `${service}=${count}`, service]);
  }

  /** All secrets by name: the given token, and the keys made so far. */
  async secrets(): Promise<Readonly<Record<string, string>>> {
    return { "github-token": this.secret, ...(await readKeys((args) => this.#docker(args))) };
  }

  /**
   * Everything that the engine shows of the project: containers, images with their history,
   * volumes, the network.
   */
  async shown(): Promise<string> {
    const labelOverride = ["--quiet", "--filter", `label=${SYSTEM_LABEL}=${this.#id}`];
    const lines = async (args: string[]) => (await this.#docker(args)).split("\n").filter(Boolean);
    const containers = await lines(["ps", "--all", ...labelOverride]);
    const images = await lines(["inspect", "--format", "{{.Image}}", ...containers]);
    const rest = [
      ...(await lines(["volume", "ls", ...labelOverride])),
      ...(await lines(["network", "ls", ...labelOverride])),
    ];
    const histories = [...new Set(images)].map((image) => this.#docker(["history", "--no-trunc", image]));
    const inspected = await this.#docker(["inspect", ...containers, ...images, ...rest]);
    return [inspected, ...(await Promise.all(histories))].join("\n");
  }

  /** The output of all containers. */
  log(): Promise<string> {
    return this.#docker(["compose", "logs", "--no-color"]);
  }

  get label(): string {
    return `${SYSTEM_LABEL}=${this.#id}`;
  }

  /** Removes the project and checks that nothing is left. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#engine.remove(this.#id);
    await this.#guard.stop();
    await rm(this.#scratch, { recursive: true, force: true });
    expectNothingLeft("containers", await this.#engine.left(this.#id));
  }

  async #docker(args: readonly string[]): Promise<string> {
    return (await execa("docker", args, { cwd: ROOT, env: this.#env, extendEnv: false })).stdout;
  }

  #run(name: string, rest: readonly string[], options: { detached?: boolean; reject?: boolean } = {}) {
    return execa("bun", ["run", name, ...rest], {
      cwd: ROOT,
      env: this.#env,
      extendEnv: false,
      all: true,
      ...options,
    });
  }
}

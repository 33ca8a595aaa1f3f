/**
 * The compose stack of a developer: a copy of the working tree and the documented commands of live
 * reload. It has its own project name and images, so that it replaces nothing of the user's.
 */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import Dockerode from "dockerode";
import { execa } from "execa";
import getPort from "get-port";
import { nodeImage } from "../../../scripts/docker/node-image.ts";
import { Engine } from "../engine/engine.ts";
import { SYSTEM_LABEL } from "../engine/labels.ts";
import { copyWorkingTree } from "./working-copy.ts";
import { dockerBuilder } from "../environment/docker-environment.ts";
import { Guard } from "../cleanup/guard.ts";
import { expectNothingLeft } from "../cleanup/leaks.ts";
import { serviceEnvironment } from "../environment/service-environment.ts";
import { startTime } from "../cleanup/start-time.ts";
import { readKeys } from "./stack-keys.ts";
import { labelOverride } from "./label-override.ts";
import { imagesWith, removeImages, sweepImages } from "./own-images.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** The engine's data about a service's container. */
interface LiveContainer {
  readonly image: string;
  /** "healthy", "unhealthy", "health: starting"; undefined for a stopped container. */
  readonly health: string | undefined;
}

/** One copy. No service runs before `start`. */
export class LiveStack implements AsyncDisposable {
  readonly url: string;
  readonly #id: string;
  readonly #scratch: string;
  readonly #guard: Guard;
  readonly #engine: Engine;
  readonly #docker = new Dockerode();
  readonly #env: Record<string, string>;
  #child: ReturnType<typeof runIn> | undefined;
  #output = "";

  private constructor(own: {
    id: string;
    port: number;
    scratch: string;
    guard: Guard;
    engine: Engine;
    env: Record<string, string>;
  }) {
    this.url = `http://127.0.0.1:${own.port}`;
    this.#id = own.id;
    this.#scratch = own.scratch;
    this.#guard = own.guard;
    this.#engine = own.engine;
    this.#env = own.env;
  }

  /** Copies the working tree, and makes the base image. */
  static async prepare(say: (line: string) => void): Promise<LiveStack> {
    const engine = new Engine();
    await sweepImages();
    const id = randomBytes(6).toString("hex");
    const scratch = await mkdtemp(path.join(tmpdir(), "fondation-e2e-live-"));
    const guard = await Guard.start();
    guard.keep({ kind: "directory", path: scratch });
    guard.keep({ kind: "label", label: `${SYSTEM_LABEL}=${id}` });
    const port = await getPort();
    const project = `fondation-e2e-${id}`;
    const bundle = process.env.FONDATION_CA_BUNDLE || process.env.NODE_EXTRA_CA_CERTS;
    const env = serviceEnvironment({
      COMPOSE_PROJECT_NAME: project,
      FONDATION_NETWORK: project,
      FONDATION_WEB_PORT: String(port),
      FONDATION_IMAGE: `${project}/complete`,
      FONDATION_BROWSER_IMAGE: `${project}/browser`,
      HOME: process.env.HOME ?? scratch,
      ...(bundle && existsSync(bundle) ? { FONDATION_CA_BUNDLE: bundle } : {}),
      ...dockerBuilder(),
      FONDATION_NODE_IMAGE: await nodeImage(say),
    });
    const stack = new LiveStack({ id, port, scratch, guard, engine, env });
    // The images must also work when the checkout is readable only by its owner.
    await copyWorkingTree(ROOT, stack.#folder, 0o077);
    // The documented commands read this file like the output of `fondation init --production`.
    await writeFile(
      path.join(stack.#folder, "docker-compose.override.yml"),
      labelOverride(id, { builds: true }),
    );
    return stack;
  }

  /** Runs the commands of the chapter « Live reload » of the documentation in a shell. */
  async start(): Promise<void> {
    const text = await readFile(path.join(this.#folder, "docs/containers.md"), "utf8");
    const [, commands] = /^## Live reload\n+```sh\n(.+?)```$/ms.exec(text) ?? [];
    if (commands === undefined) throw new Error("docs/containers.md has no commands of live reload.");
    this.#child = this.#run("sh", ["-euc", commands]);
    this.#child.all.on("data", (piece) => {
      this.#output += piece;
    });
    const pid = this.#child.pid ?? 0;
    this.#guard.keep({ kind: "process", pid, startTime: startTime(pid) });
  }

  /** The output of compose and its services so far. */
  async log(): Promise<string> {
    return this.#output;
  }

  /** The keys by name, once the stack has containers. */
  async secrets(): Promise<Record<string, string>> {
    return (await this.containers()).size === 0 ? {} : readKeys((args) => this.#printed(args));
  }

  /** Replaces a text in a source, which must contain it. */
  async edit(file: string, from: string, to: string): Promise<void> {
    const source = path.join(this.#folder, file);
    const text = await readFile(source, "utf8");
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    await writeFile(
      source,
      text.replace(from, () => to),
    );
  }

  /** The engine's data about each service's container. Each service has one. */
  async containers(): Promise<ReadonlyMap<string, LiveContainer>> {
    const found = await this.#docker.listContainers({ all: true, filters: { label: [this.#label] } });
    return new Map(
      found.map(({ ImageID, Labels, Status }) => {
        const [, health] = /\((health[^)]*|unhealthy)\)/.exec(Status) ?? [];
        return [Labels["com.docker.compose.service"] ?? "", { image: ImageID, health }];
      }),
    );
  }

  /** Sends Ctrl-C to the whole group. Ignores the exit code, because some versions panic. */
  async interrupt(): Promise<void> {
    const child = this.#child;
    if (child?.pid === undefined) throw new Error("Nothing runs that Ctrl-C could end.");
    process.kill(-child.pid, "SIGINT");
    await child;
  }

  /** Removes the services, then the earlier images, which have lost their names. */
  async down(): Promise<void> {
    await this.#printed(["compose", "down", "--volumes", "--rmi", "all"]);
    await this.#printed(["image", "prune", "--force", "--filter", `label=${this.#label}`]);
  }

  /** Names of the stack's remaining objects in the engine. */
  async left(): Promise<string[]> {
    return [...(await this.#engine.left(this.#id)), ...(await imagesWith(this.#label))];
  }

  /** Removes the stack and checks that nothing is left. */
  async [Symbol.asyncDispose](): Promise<void> {
    const child = this.#child;
    if (child?.pid !== undefined && startTime(child.pid) !== undefined) process.kill(-child.pid, "SIGKILL");
    await child;
    await this.#engine.remove(this.#id);
    await removeImages(this.#label);
    await this.#guard.stop();
    await rm(this.#scratch, { recursive: true, force: true });
    expectNothingLeft("live reload", await this.left());
  }

  get #label(): string {
    return `${SYSTEM_LABEL}=${this.#id}`;
  }

  get #folder(): string {
    return path.join(this.#scratch, "copy");
  }

  /** The output of a `docker` command. Throws when the command fails. */
  async #printed(args: readonly string[]): Promise<string> {
    const { exitCode, stdout, all } = await this.#run("docker", args);
    if (exitCode !== 0)
      throw new Error(`docker ${args.slice(0, 2).join(" ")} ended with ${exitCode}: ${all}`);
    return stdout;
  }

  #run(program: string, args: readonly string[]) {
    return runIn(this.#folder, this.#env, program, args);
  }
}

/** Runs a program in a folder, in its own process group. */
function runIn(cwd: string, env: Record<string, string>, program: string, args: readonly string[]) {
  return execa(program, args, {
    cwd,
    env,
    extendEnv: false,
    stdin: "ignore",
    all: true,
    reject: false,
    detached: true,
  });
}

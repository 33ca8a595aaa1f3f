/**
 * The devcontainer, opened like in an editor: by the reference implementation, on a copy of the
 * working tree, under its own project name next to the user's devcontainer.
 */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ContainerInspectInfo } from "dockerode";
import { execa } from "execa";
import { nodeImage } from "../../../scripts/docker/node-image.ts";
import { dockerClient } from "../environment/docker-environment.ts";
import { Guard } from "../cleanup/guard.ts";
import { expectNothingLeft } from "../cleanup/leaks.ts";
import { serviceEnvironment } from "../environment/service-environment.ts";
import { startTime } from "../cleanup/start-time.ts";
import { ComposeProject } from "./compose-project.ts";
import { copyWorkingTree } from "../compose/working-copy.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
/** The tool names an image after this folder, so the name is unique. */
const FOLDER = "fondation-e2e-copy";
const OWN_IMAGES = `vsc-${FOLDER}-`;
const CLI = fileURLToPath(import.meta.resolve("@devcontainers/cli/devcontainer.js"));

/** The tool's report about an opened devcontainer. */
export interface Opened {
  readonly outcome: string;
  readonly containerId: string;
  readonly remoteUser: string;
  readonly remoteWorkspaceFolder: string;
}

/** One devcontainer. Nothing runs before `open`. */
export class Devcontainer implements AsyncDisposable {
  readonly folder: string;
  readonly #scratch: string;
  readonly #guard: Guard;
  readonly #project: ComposeProject;
  readonly #env: Record<string, string>;

  private constructor(scratch: string, guard: Guard, project: ComposeProject, env: Record<string, string>) {
    this.folder = path.join(scratch, FOLDER);
    this.#scratch = scratch;
    this.#guard = guard;
    this.#project = project;
    this.#env = env;
  }

  /** Copies the working tree, and makes the base image. */
  static async prepare(say: (line: string) => void): Promise<Devcontainer> {
    const guard = await Guard.start();
    const scratch = await mkdtemp(path.join(tmpdir(), "fondation-e2e-devcontainer-"));
    guard.keep({ kind: "directory", path: scratch });
    const id = randomBytes(6).toString("hex");
    const project = new ComposeProject(`fondation-e2e-${id}`, OWN_IMAGES);
    guard.keep({ kind: "label", label: project.label });
    await project.sweepImages();
    const { HOME, NODE_EXTRA_CA_CERTS, FONDATION_CA_BUNDLE } = process.env;
    const bundle = FONDATION_CA_BUNDLE || NODE_EXTRA_CA_CERTS;
    const env = serviceEnvironment({
      COMPOSE_PROJECT_NAME: project.name,
      FONDATION_NETWORK: project.name,
      // The user's own image keeps its name. The layers come from the builder's cache.
      FONDATION_DEVCONTAINER_IMAGE: `${OWN_IMAGES}base-${id}`,
      FONDATION_NODE_IMAGE: await nodeImage(say),
      ...(bundle && existsSync(bundle) ? { FONDATION_CA_BUNDLE: bundle } : {}),
      HOME: HOME ?? scratch,
      // The tool does not remove its files there.
      TMPDIR: scratch,
      ...dockerClient(),
    });
    const devcontainer = new Devcontainer(scratch, guard, project, env);
    await copyWorkingTree(ROOT, devcontainer.folder);
    return devcontainer;
  }

  /** Builds the image, starts the containers and runs every command of the configuration. */
  async open(): Promise<Opened & { readonly log: string }> {
    const { stdout, stderr } = await this.#cli("up", ["--frozen-lockfile"]);
    return { ...JSON.parse(stdout.trim().split("\n").at(-1) ?? ""), log: stderr };
  }

  /** Runs a script inside, like the editor's terminal. Rejects with its output when it fails. */
  async run(script: string): Promise<string> {
    return (await this.#cli("exec", ["bash", "-c", script])).stdout;
  }

  /** `docker inspect` of the containers, by their service. */
  inspect(): Promise<ReadonlyMap<string, ContainerInspectInfo>> {
    return this.#project.inspect();
  }

  /** Removes the project and checks that nothing is left. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#project.remove();
    await this.#guard.stop();
    await rm(this.#scratch, { recursive: true, force: true });
    expectNothingLeft("the devcontainer", await this.#project.left(this.folder));
  }

  /**
   * In its own process group, together with its `docker compose`, so that everything ends when this
   * runner is killed.
   */
  async #cli(verb: "up" | "exec", rest: readonly string[]) {
    const running = execa(process.execPath, [CLI, verb, "--workspace-folder", this.folder, ...rest], {
      env: this.#env,
      extendEnv: false,
      stdin: "ignore",
      all: true,
      detached: true,
    });
    const pid = running.pid ?? 0;
    const note = { kind: "process", pid, startTime: startTime(pid) } as const;
    this.#guard.keep(note);
    try {
      return await running;
    } finally {
      this.#guard.forget(note);
    }
  }
}

/** The engine, by its own API: what Testcontainers has no verb for. */
import { createInterface } from "node:readline";
import { buffer } from "node:stream/consumers";
import Dockerode from "dockerode";
import type { Outcome, SystemEvent } from "../contract/system.ts";
import { eventOf } from "./engine-event.ts";
import { isOver, OWNER_LABEL, ownerOf, SERVICE_LABEL, SYSTEM_LABEL } from "./labels.ts";
import { runnerContainer } from "../network/runner-container.ts";
import { findLeftovers, removeLeftovers } from "./leftovers.ts";

/** The production image, as `bun run docker:build:complete` tags it; `FONDATION_E2E_IMAGE` names another one to test. */
export const IMAGE = process.env.FONDATION_E2E_IMAGE || "fondation/complete:latest";

/** The image with the program of the engine `claude`, as `bun run docker:build:claude` tags it. */
export const CLAUDE_IMAGE = process.env.FONDATION_E2E_CLAUDE_IMAGE || "fondation/claude:latest";

/** The browser's image, as `bun run docker:build:complete` tags it. */
export const BROWSER_IMAGE = process.env.FONDATION_E2E_BROWSER_IMAGE || "fondation/browser:latest";

/** One engine. */
export class Engine {
  readonly #docker = new Dockerode();

  /** Rejects when no engine answers, or when it lacks a production image. */
  async check(): Promise<void> {
    await this.#docker.ping();
    for (const image of [IMAGE, BROWSER_IMAGE]) {
      await this.#docker
        .getImage(image)
        .inspect()
        .catch((cause: unknown) => {
          throw new Error(`The engine has no image ${image}: run \`bun run docker:build:complete\`.`, {
            cause,
          });
        });
    }
  }

  /** Whether it has an image, so that nothing needs to be pulled. */
  async hasImage(name: string): Promise<boolean> {
    return this.#docker
      .getImage(name)
      .inspect()
      .then(() => true, unlessMissing);
  }

  /** Makes the network of a system; a runner that is in a container itself joins it. */
  async createNetwork(id: string): Promise<string> {
    const network = await this.#docker.createNetwork({
      Name: `fondation-e2e-${id}`,
      Driver: "bridge",
      Labels: labels(id),
    });
    const Container = runnerContainer();
    if (Container !== undefined) await network.connect({ Container });
    return network.id;
  }

  /** Makes a volume of a system. */
  async createVolume(id: string, name: string): Promise<string> {
    const volume = `fondation-e2e-${id}-${name}`;
    await this.#docker.createVolume({ Name: volume, Labels: labels(id) });
    return volume;
  }

  /** Signals the main process of a container and resolves when the container has ended. */
  async kill(containerId: string, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const container = this.#docker.getContainer(containerId);
    const ended = container.wait();
    await container.kill({ signal });
    await ended;
  }

  /** Stops its clock. */
  async pause(containerId: string): Promise<void> {
    await this.#docker.getContainer(containerId).pause();
  }

  /** Lets it go on. */
  async resume(containerId: string): Promise<void> {
    await this.#docker.getContainer(containerId).unpause();
  }

  /** As `docker stop`: SIGTERM, and SIGKILL when the grace (milliseconds) is over. Nothing for one that has ended. */
  async stop(containerId: string, grace: number): Promise<void> {
    const container = this.#docker.getContainer(containerId);
    // One that is paused could not hear the signal.
    if ((await container.inspect()).State.Paused) await container.unpause();
    await container.stop({ t: Math.ceil(grace / 1000) }).catch(unlessStopped);
  }

  /** All that the engine says of a container. */
  inspect(containerId: string): Promise<Dockerode.ContainerInspectInfo> {
    return this.#docker.getContainer(containerId).inspect();
  }

  /** Takes a container off a network. */
  async disconnect(networkId: string, containerId: string): Promise<void> {
    await this.#docker.getNetwork(networkId).disconnect({ Container: containerId });
  }

  /** Puts it on a network, under a name. */
  async connect(networkId: string, containerId: string, alias: string): Promise<void> {
    const EndpointConfig = { Aliases: [alias] };
    await this.#docker.getNetwork(networkId).connect({ Container: containerId, EndpointConfig });
  }

  /** Resolves with the exit code of a container when it has ended. */
  async ended(containerId: string): Promise<number> {
    const { StatusCode } = (await this.#docker.getContainer(containerId).wait()) as { StatusCode: number };
    return StatusCode;
  }

  /** All that a container has written, as `docker logs` prints it. */
  async log(containerId: string): Promise<string> {
    const bytes = await this.#docker.getContainer(containerId).logs({ stdout: true, stderr: true });
    return withoutHeaders(bytes);
  }

  /** Runs a program in a container, as the container's own user. */
  async execute(containerId: string, command: readonly string[]): Promise<Outcome> {
    const exec = await this.#docker
      .getContainer(containerId)
      .exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true });
    const output = withoutHeaders(await buffer(await exec.start({})));
    return { exitCode: (await exec.inspect()).ExitCode ?? -1, output };
  }

  /** All that can be read about the containers of a system and the images they were made from. */
  async everything(id: string): Promise<{ what: string; text: string }[]> {
    const { containers } = await findLeftovers(this.#docker, `${SYSTEM_LABEL}=${id}`);
    const ofContainers = containers.map(async ({ Id, Names }) => [
      { what: `inspection of container ${Names[0]}`, text: JSON.stringify(await this.inspect(Id)) },
      { what: `log of container ${Names[0]}`, text: await this.log(Id) },
    ]);
    const ofImages = [...new Set(containers.map(({ ImageID }) => ImageID))].map(async (name) => {
      const image = this.#docker.getImage(name);
      return [
        { what: `inspection of image ${name}`, text: JSON.stringify(await image.inspect()) },
        { what: `history of image ${name}`, text: JSON.stringify(await image.history()) },
      ];
    });
    return (await Promise.all([...ofContainers, ...ofImages])).flat();
  }

  /** Tells what happens to the containers of a system, until the signal aborts. */
  async follow(id: string, signal: AbortSignal, tell: (event: SystemEvent) => void): Promise<void> {
    const filters = { type: ["container" as const], label: [`${SYSTEM_LABEL}=${id}`] };
    const stream = await this.#docker.getEvents({ filters, abortSignal: signal });
    // It ends by being aborted, which is an error to it.
    stream.on("error", () => {});
    const lines = createInterface({ input: stream });
    lines.on("line", (line) => {
      const event = eventOf(JSON.parse(line));
      if (event !== undefined) tell(event);
    });
    lines.on("error", () => {});
  }

  /** Names of what exists of a system. */
  async left(id: string): Promise<string[]> {
    const { containers, networks, volumes } = await findLeftovers(this.#docker, `${SYSTEM_LABEL}=${id}`);
    return [
      ...containers.map(({ Names }) => `container ${Names[0]}`),
      ...networks.map(({ Name }) => `network ${Name}`),
      ...volumes.map(({ Name }) => `volume ${Name}`),
    ];
  }

  /** Removes all of a system. */
  async remove(id: string): Promise<void> {
    await removeLeftovers(this.#docker, await findLeftovers(this.#docker, `${SYSTEM_LABEL}=${id}`));
  }

  /** Removes what runs of this machine that are over have left, and returns how much that was. */
  async sweep(): Promise<number> {
    const { containers, networks, volumes } = await findLeftovers(this.#docker, OWNER_LABEL);
    const over = ({ Labels }: { Labels?: Record<string, string> | undefined }) =>
      isOver(Labels?.[OWNER_LABEL] ?? "");
    const found = {
      containers: containers.filter(over),
      networks: networks.filter(over),
      volumes: volumes.filter(over),
    };
    await removeLeftovers(this.#docker, found);
    return found.containers.length + found.networks.length + found.volumes.length;
  }
}

/** The labels of everything of a system; `service` names a container. */
export function labels(id: string, service?: string): Record<string, string> {
  const own = { [SYSTEM_LABEL]: id, [OWNER_LABEL]: ownerOf() };
  return service === undefined ? own : { ...own, [SERVICE_LABEL]: service };
}

/** Takes the engine's stream of both outputs apart: before each piece an 8-byte header whose last 4 bytes are its length. */
function withoutHeaders(bytes: Buffer): string {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at + 4);
    pieces.push(bytes.subarray(at + 8, end));
    at = end;
  }
  return Buffer.concat(pieces).toString("utf8");
}

/** The engine answers so about a container that has ended already. */
function unlessStopped(error: unknown): void {
  if ((error as { statusCode?: number }).statusCode !== 304) throw error;
}

/** The engine answers so about something that it does not have. */
function unlessMissing(error: unknown): false {
  if ((error as { statusCode?: number }).statusCode !== 404) throw error;
  return false;
}

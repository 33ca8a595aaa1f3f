/** The engine through its own API, for features that Testcontainers lacks. */
import { createInterface } from "node:readline";
import { buffer } from "node:stream/consumers";
import Dockerode from "dockerode";
import type { Outcome, SystemEvent } from "../contract/system.ts";
import { eventOf } from "./engine-event.ts";
import { isOver, OWNER_LABEL, ownerOf, SERVICE_LABEL, SYSTEM_LABEL } from "./labels.ts";
import { runnerContainer } from "../network/runner-container.ts";
import { findLeftovers, removeLeftovers } from "./leftovers.ts";

/**
 * The production image, as tagged by `bun run docker:build:complete`. `FONDATION_E2E_IMAGE` names
 * another one to test.
 */
export const IMAGE = process.env.FONDATION_E2E_IMAGE || "fondation/complete:latest";

/** The image with the Claude client, as tagged by `bun run docker:build:claude`. */
export const CLAUDE_IMAGE = process.env.FONDATION_E2E_CLAUDE_IMAGE || "fondation/claude:latest";

/** The browser's image, as tagged by `bun run docker:build:complete`. */
export const BROWSER_IMAGE = process.env.FONDATION_E2E_BROWSER_IMAGE || "fondation/browser:latest";

export class Engine {
  readonly #docker = new Dockerode();

  /** Rejects when no engine answers, or a production image is missing. */
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

  /** Whether the engine has an image, so that it need not be pulled. */
  async hasImage(name: string): Promise<boolean> {
    return this.#docker
      .getImage(name)
      .inspect()
      .then(() => true, unlessMissing);
  }

  /** Creates the network of a system. A runner in a container joins it. */
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

  async pause(containerId: string): Promise<void> {
    await this.#docker.getContainer(containerId).pause();
  }

  async resume(containerId: string): Promise<void> {
    await this.#docker.getContainer(containerId).unpause();
  }

  /**
   * `docker stop`: SIGTERM, then SIGKILL after the grace time in milliseconds. Has no effect on an
   * ended container.
   */
  async stop(containerId: string, grace: number): Promise<void> {
    const container = this.#docker.getContainer(containerId);
    // A paused container cannot handle the signal.
    if ((await container.inspect()).State.Paused) await container.unpause();
    await container.stop({ t: Math.ceil(grace / 1000) }).catch(unlessStopped);
  }

  /**
   * `docker update`: memory in bytes, and no swap. Resolves with the limit before. Rejects when the
   * container uses more and cannot give it back.
   */
  async limitMemory(containerId: string, bytes: number): Promise<number> {
    const { HostConfig } = await this.inspect(containerId);
    await this.#docker.getContainer(containerId).update({ Memory: bytes, MemorySwap: bytes });
    return HostConfig.Memory ?? 0;
  }

  inspect(containerId: string): Promise<Dockerode.ContainerInspectInfo> {
    return this.#docker.getContainer(containerId).inspect();
  }

  async disconnect(networkId: string, containerId: string): Promise<void> {
    await this.#docker.getNetwork(networkId).disconnect({ Container: containerId });
  }

  async connect(networkId: string, containerId: string, alias: string): Promise<void> {
    const EndpointConfig = { Aliases: [alias] };
    await this.#docker.getNetwork(networkId).connect({ Container: containerId, EndpointConfig });
  }

  /** Resolves with the exit code when the container has ended. */
  async ended(containerId: string): Promise<number> {
    const { StatusCode } = (await this.#docker.getContainer(containerId).wait()) as { StatusCode: number };
    return StatusCode;
  }

  /** The output of `docker logs`. */
  async log(containerId: string): Promise<string> {
    const bytes = await this.#docker.getContainer(containerId).logs({ stdout: true, stderr: true });
    return withoutHeaders(bytes);
  }

  /**
   * Runs a program in a container, as the container's own user. `line`: written to its standard
   * input, which stays open.
   */
  async execute(containerId: string, command: readonly string[], line?: string): Promise<Outcome> {
    const reads = line !== undefined;
    const exec = await this.#docker
      .getContainer(containerId)
      .exec({ Cmd: [...command], AttachStdin: reads, AttachStdout: true, AttachStderr: true });
    const stream = await exec.start(reads ? { hijack: true, stdin: true } : {});
    if (reads) stream.write(`${line}\n`);
    const output = withoutHeaders(await buffer(stream));
    return { exitCode: (await exec.inspect()).ExitCode ?? -1, output };
  }

  /** All readable data about the containers of a system and their images. */
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

  /** Reports the events of a system's containers until the signal aborts. */
  async follow(id: string, signal: AbortSignal, tell: (event: SystemEvent) => void): Promise<void> {
    const filters = { type: ["container" as const], label: [`${SYSTEM_LABEL}=${id}`] };
    const stream = await this.#docker.getEvents({ filters, abortSignal: signal });
    // An abort ends the stream with an error.
    stream.on("error", () => {});
    const lines = createInterface({ input: stream });
    lines.on("line", (line) => {
      const event = eventOf(JSON.parse(line));
      if (event !== undefined) tell(event);
    });
    lines.on("error", () => {});
  }

  /** Names of the remaining objects of a system. */
  async left(id: string): Promise<string[]> {
    const { containers, networks, volumes } = await findLeftovers(this.#docker, `${SYSTEM_LABEL}=${id}`);
    return [
      ...containers.map(({ Names }) => `container ${Names[0]}`),
      ...networks.map(({ Name }) => `network ${Name}`),
      ...volumes.map(({ Name }) => `volume ${Name}`),
    ];
  }

  async remove(id: string): Promise<void> {
    await removeLeftovers(this.#docker, await findLeftovers(this.#docker, `${SYSTEM_LABEL}=${id}`));
  }

  /** Removes the leftovers of ended runs of this machine. Returns their number. */
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

/** The labels of all objects of a system. `service`: the name of a container's service. */
export function labels(id: string, service?: string): Record<string, string> {
  const own = { [SYSTEM_LABEL]: id, [OWNER_LABEL]: ownerOf() };
  return service === undefined ? own : { ...own, [SERVICE_LABEL]: service };
}

/**
 * Decodes the engine's multiplexed stream: each piece has an 8-byte header, whose last 4 bytes are
 * its length.
 */
function withoutHeaders(bytes: Buffer): string {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at + 4);
    pieces.push(bytes.subarray(at + 8, end));
    at = end;
  }
  return Buffer.concat(pieces).toString("utf8");
}

/** Ignores the engine's error for a container that has already ended. */
function unlessStopped(error: unknown): void {
  if ((error as { statusCode?: number }).statusCode !== 304) throw error;
}

/** Ignores the engine's error for an object that does not exist. */
function unlessMissing(error: unknown): false {
  if ((error as { statusCode?: number }).statusCode !== 404) throw error;
  return false;
}

/** The engine, by its own API: what Testcontainers has no verb for. */
import Dockerode from "dockerode";
import { isOver, OWNER_LABEL, ownerOf, SYSTEM_LABEL } from "./labels.ts";
import { ownContainer } from "./own-container.ts";

/** The production image, as `bun run docker:build:complete` tags it; `FONDATION_E2E_IMAGE` names another one to test. */
export const IMAGE = process.env.FONDATION_E2E_IMAGE || "fondation/complete:latest";

/** Things of one system, or of all. */
interface Found {
  readonly containers: Dockerode.ContainerInfo[];
  readonly networks: Dockerode.NetworkInspectInfo[];
  readonly volumes: Dockerode.VolumeInspectInfo[];
}

/** One engine. */
export class Engine {
  readonly #docker = new Dockerode();

  /** Rejects when no engine answers, or when it has no production image. */
  async check(): Promise<void> {
    await this.#docker.ping();
    await this.#docker
      .getImage(IMAGE)
      .inspect()
      .catch((cause: unknown) => {
        throw new Error(`The engine has no image ${IMAGE}: run \`bun run docker:build:complete\`.`, {
          cause,
        });
      });
  }

  /** Makes the network of a system; a runner that is in a container itself joins it. */
  async createNetwork(id: string): Promise<string> {
    const network = await this.#docker.createNetwork({
      Name: `fondation-e2e-${id}`,
      Driver: "bridge",
      Labels: labels(id),
    });
    const Container = ownContainer();
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

  /** Whether it runs, and the environment it was started with, which includes its image's. */
  async inspect(containerId: string): Promise<{ running: boolean; environment: readonly string[] }> {
    const { State, Config } = await this.#docker.getContainer(containerId).inspect();
    return { running: State.Running, environment: Config.Env };
  }

  /** Names of what exists of a system. */
  async left(id: string): Promise<string[]> {
    const { containers, networks, volumes } = await this.#find(`${SYSTEM_LABEL}=${id}`);
    return [
      ...containers.map(({ Names }) => `container ${Names[0]}`),
      ...networks.map(({ Name }) => `network ${Name}`),
      ...volumes.map(({ Name }) => `volume ${Name}`),
    ];
  }

  /** Removes all of a system. */
  async remove(id: string): Promise<void> {
    await this.#remove(await this.#find(`${SYSTEM_LABEL}=${id}`));
  }

  /** Removes what runs of this machine that are over have left, and returns how much that was. */
  async sweep(): Promise<number> {
    const { containers, networks, volumes } = await this.#find(OWNER_LABEL);
    const over = ({ Labels }: { Labels?: Record<string, string> | undefined }) =>
      isOver(Labels?.[OWNER_LABEL] ?? "");
    const found = {
      containers: containers.filter(over),
      networks: networks.filter(over),
      volumes: volumes.filter(over),
    };
    await this.#remove(found);
    return found.containers.length + found.networks.length + found.volumes.length;
  }

  async #find(label: string): Promise<Found> {
    const filters = { label: [label] };
    const [containers, networks, { Volumes }] = await Promise.all([
      this.#docker.listContainers({ all: true, filters }),
      this.#docker.listNetworks({ filters }),
      this.#docker.listVolumes({ filters }),
    ]);
    return { containers, networks, volumes: Volumes ?? [] };
  }

  /** In the order in which one holds on to the other. */
  async #remove({ containers, networks, volumes }: Found): Promise<void> {
    await Promise.all(
      containers.map(({ Id }) => this.#docker.getContainer(Id).remove({ force: true, v: true })),
    );
    await Promise.all(networks.map(({ Id }) => this.#removeNetwork(Id)));
    await Promise.all(volumes.map(({ Name }) => this.#docker.getVolume(Name).remove({ force: true })));
  }

  /** A runner that is in a container itself is still connected. */
  async #removeNetwork(id: string): Promise<void> {
    const network = this.#docker.getNetwork(id);
    const { Containers = {} } = await network.inspect();
    for (const Container of Object.keys(Containers)) await network.disconnect({ Container, Force: true });
    await network.remove();
  }
}

/** The labels of everything of a system. */
export function labels(id: string): Record<string, string> {
  return { [SYSTEM_LABEL]: id, [OWNER_LABEL]: ownerOf() };
}

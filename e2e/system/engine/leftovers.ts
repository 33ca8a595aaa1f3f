/**
 * Finds and removes objects with a label in an engine. Another cleanup may do the same
 * concurrently.
 */
import type Dockerode from "dockerode";

/** Objects of one system, or of all. */
export interface Leftovers {
  readonly containers: Dockerode.ContainerInfo[];
  readonly networks: Dockerode.NetworkInspectInfo[];
  readonly volumes: Dockerode.VolumeInspectInfo[];
}

export async function findLeftovers(docker: Dockerode, label: string): Promise<Leftovers> {
  const filters = { label: [label] };
  const [containers, networks, { Volumes }] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }),
  ]);
  return { containers, networks, volumes: Volumes ?? [] };
}

/**
 * Removes the objects in the order of their dependencies. An object that another cleanup has
 * removed is not an error.
 */
export async function removeLeftovers(
  docker: Dockerode,
  { containers, networks, volumes }: Leftovers,
): Promise<void> {
  await Promise.all(containers.map(({ Id }) => removeContainer(docker.getContainer(Id))));
  await Promise.all(networks.map(({ Id }) => removeNetwork(docker.getNetwork(Id))));
  await Promise.all(
    volumes.map(({ Name }) => docker.getVolume(Name).remove({ force: true }).catch(unlessGone)),
  );
}

/** While another cleanup removes a container, the container still uses its network and volumes. */
async function removeContainer(container: Dockerode.Container): Promise<void> {
  try {
    await container.remove({ force: true, v: true });
  } catch (error) {
    if (statusOf(error) !== 409) return unlessGone(error);
    await container.wait({ condition: "removed" }).catch(unlessGone);
  }
}

/** Disconnects a runner in a container first. */
async function removeNetwork(network: Dockerode.Network): Promise<void> {
  try {
    const { Containers = {} } = await network.inspect();
    for (const Container of Object.keys(Containers)) {
      await network.disconnect({ Container, Force: true }).catch(unlessGone);
    }
    await network.remove();
  } catch (error) {
    unlessGone(error);
  }
}

/** Ignores the engine's error for an object that does not exist. */
function unlessGone(error: unknown): void {
  if (statusOf(error) !== 404) throw error;
}

const statusOf = (error: unknown) => (error as { readonly statusCode?: number }).statusCode;

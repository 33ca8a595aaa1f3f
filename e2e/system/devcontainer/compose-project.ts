/** Everything that a compose project has in an engine, found by the label that compose itself puts on it. */
import Dockerode from "dockerode";
import { imagesWith, removeImages } from "../compose/own-images.ts";

/** One project. */
export class ComposeProject {
  readonly name: string;
  readonly #ownImages: string;
  readonly #docker = new Dockerode();

  /** @param ownImages how the names of images begin that are made for such projects alone. */
  constructor(name: string, ownImages: string) {
    this.name = name;
    this.#ownImages = ownImages;
  }

  /** On all containers, networks and volumes of it, on the images that were built for it, and on nothing else. */
  get label(): string {
    return `com.docker.compose.project=${this.name}`;
  }

  /** What `docker inspect` says of each container, by its service. */
  async inspect(): Promise<ReadonlyMap<string, Dockerode.ContainerInspectInfo>> {
    const found = await this.#containers();
    const inspected = await Promise.all(found.map(({ Id }) => this.#docker.getContainer(Id).inspect()));
    return new Map(
      inspected.map((facts) => [facts.Config.Labels["com.docker.compose.service"] ?? "", facts]),
    );
  }

  /** Removes the images that killed runs have left. Those in use stay. */
  async sweepImages(): Promise<void> {
    const images = await this.#docker.listImages({ filters: { reference: [`${this.#ownImages}*`] } });
    const tags = images.flatMap(({ RepoTags }) => RepoTags ?? []);
    await Promise.all(
      tags
        .filter((tag) => tag.startsWith(this.#ownImages))
        .map((tag) => this.#docker.getImage(tag).remove().catch(ignoreConflict)),
    );
  }

  /** Removes its containers, its networks, its volumes, and the images that were built for it. */
  async remove(): Promise<void> {
    const containers = await this.#containers();
    await Promise.all(
      containers.map(({ Id }) => this.#docker.getContainer(Id).remove({ force: true, v: true })),
    );
    const networks = await this.#docker.listNetworks(this.#filter);
    await Promise.all(networks.map(({ Id }) => this.#docker.getNetwork(Id).remove()));
    const { Volumes } = await this.#docker.listVolumes(this.#filter);
    await Promise.all(Volumes.map(({ Name }) => this.#docker.getVolume(Name).remove()));
    await removeImages(this.label);
  }

  /** Names of what exists of it, or of a devcontainer on `folder`. */
  async left(folder: string): Promise<string[]> {
    const onFolder = { label: [`devcontainer.local_folder=${folder}`] };
    const containers = [
      ...(await this.#containers()),
      ...(await this.#docker.listContainers({ all: true, filters: onFolder })),
    ];
    const networks = await this.#docker.listNetworks(this.#filter);
    const { Volumes } = await this.#docker.listVolumes(this.#filter);
    return [
      ...containers.map(({ Names }) => `container ${Names[0]}`),
      ...networks.map(({ Name }) => `network ${Name}`),
      ...Volumes.map(({ Name }) => `volume ${Name}`),
      ...(await imagesWith(this.label)),
    ];
  }

  get #filter() {
    return { filters: { label: [this.label] } };
  }

  #containers(): Promise<Dockerode.ContainerInfo[]> {
    return this.#docker.listContainers({ all: true, ...this.#filter });
  }
}

/** The engine's answer for an image that a container uses. */
function ignoreConflict(error: { readonly statusCode?: number }): void {
  if (error.statusCode !== 409) throw error;
}

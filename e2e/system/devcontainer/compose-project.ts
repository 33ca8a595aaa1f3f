/** All objects of a compose project in an engine, found by the label that compose sets. */
import Dockerode from "dockerode";
import { imagesWith, removeImages } from "../compose/own-images.ts";

export class ComposeProject {
  readonly name: string;
  readonly #ownImages: string;
  readonly #docker = new Dockerode();

  /** @param ownImages prefix of the names of images that are built only for such projects. */
  constructor(name: string, ownImages: string) {
    this.name = name;
    this.#ownImages = ownImages;
  }

  /**
   * Compose sets this label on all containers, networks, volumes and built images of the project.
   */
  get label(): string {
    return `com.docker.compose.project=${this.name}`;
  }

  /** `docker inspect` of each container, by its service. */
  async inspect(): Promise<ReadonlyMap<string, Dockerode.ContainerInspectInfo>> {
    const found = await this.#containers();
    const inspected = await Promise.all(found.map(({ Id }) => this.#docker.getContainer(Id).inspect()));
    return new Map(
      inspected.map((facts) => [facts.Config.Labels["com.docker.compose.service"] ?? "", facts]),
    );
  }

  /** Removes the images left behind by killed runs, except those in use. */
  async sweepImages(): Promise<void> {
    const images = await this.#docker.listImages({ filters: { reference: [`${this.#ownImages}*`] } });
    const tags = images.flatMap(({ RepoTags }) => RepoTags ?? []);
    await Promise.all(
      tags
        .filter((tag) => tag.startsWith(this.#ownImages))
        .map((tag) => this.#docker.getImage(tag).remove().catch(ignoreConflict)),
    );
  }

  /** Removes its containers, networks, volumes and built images. */
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

  /** Names of the remaining objects of the project, or of a devcontainer on `folder`. */
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

/** Ignores the engine's error for an image in use. */
function ignoreConflict(error: { readonly statusCode?: number }): void {
  if (error.statusCode !== 409) throw error;
}

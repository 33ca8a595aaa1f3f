/** Finds the images that were built for a stack of the suite by their labels. */
import Dockerode from "dockerode";
import { isOver, OWNER_LABEL } from "../engine/labels.ts";

const docker = new Dockerode();

/** Names of the images with `label`. The id of an image whose tag a later build has taken. */
export async function imagesWith(label: string): Promise<string[]> {
  const images = await docker.listImages({ filters: { label: [label] } });
  return images.map(({ Id, RepoTags }) => `image ${RepoTags?.find((tag) => tag !== "<none>:<none>") ?? Id}`);
}

/**
 * Removes the images with `label`, which no container may use. The builder's cache keeps their
 * layers.
 */
export async function removeImages(label: string): Promise<void> {
  await remove(await docker.listImages({ filters: { label: [label] } }));
}

/** Removes the images left behind by killed runs of this machine. */
export async function sweepImages(): Promise<void> {
  const images = await docker.listImages({ filters: { label: [OWNER_LABEL] } });
  await remove(images.filter(({ Labels }) => isOver(Labels[OWNER_LABEL] ?? "")));
}

/** The newest first: they may depend on older ones, which cannot be removed before them. */
async function remove(images: readonly Dockerode.ImageInfo[]): Promise<void> {
  for (const { Id } of images.toSorted((one, other) => other.Created - one.Created)) {
    await docker.getImage(Id).remove({ force: true }).catch(unlessGone);
  }
}

/** Ignores the engine's error for a missing image, which another cleanup may have removed. */
function unlessGone(error: { readonly statusCode?: number }): void {
  if (error.statusCode !== 404) throw error;
}

/** The images that were built for a stack of the suite, by their labels. */
import Dockerode from "dockerode";
import { isOver, OWNER_LABEL } from "../engine/labels.ts";

const docker = new Dockerode();

/** Names of the images with `label`; the id of one whose tag a later build has taken. */
export async function imagesWith(label: string): Promise<string[]> {
  const images = await docker.listImages({ filters: { label: [label] } });
  return images.map(({ Id, RepoTags }) => `image ${RepoTags?.find((tag) => tag !== "<none>:<none>") ?? Id}`);
}

/**
 * Removes the images with `label`; no container may use them. Their layers stay in the builder's
 * cache.
 */
export async function removeImages(label: string): Promise<void> {
  await remove(await docker.listImages({ filters: { label: [label] } }));
}

/** Removes the images that killed runs of this machine have left. */
export async function sweepImages(): Promise<void> {
  const images = await docker.listImages({ filters: { label: [OWNER_LABEL] } });
  await remove(images.filter(({ Labels }) => isOver(Labels[OWNER_LABEL] ?? "")));
}

/** The newest first: they may depend on others, which cannot be removed before them. */
async function remove(images: readonly Dockerode.ImageInfo[]): Promise<void> {
  for (const { Id } of images.toSorted((one, other) => other.Created - one.Created)) {
    await docker.getImage(Id).remove({ force: true }).catch(unlessGone);
  }
}

/** The engine's answer for a missing image, which another cleanup may have removed. */
function unlessGone(error: { readonly statusCode?: number }): void {
  if (error.statusCode !== 404) throw error;
}

/** The images that a stack of the suite has had built for itself alone, by the labels that they carry. */
import Dockerode from "dockerode";
import { isOver, OWNER_LABEL } from "../engine/labels.ts";

const docker = new Dockerode();

/** Names of those with `label`; one that a later build has taken the tag from is named by its id. */
export async function imagesWith(label: string): Promise<string[]> {
  const images = await docker.listImages({ filters: { label: [label] } });
  return images.map(({ Id, RepoTags }) => `image ${RepoTags?.find((tag) => tag !== "<none>:<none>") ?? Id}`);
}

/** Removes those with `label`; no container of them may be left. Their layers stay in the builder's cache. */
export async function removeImages(label: string): Promise<void> {
  await remove(await docker.listImages({ filters: { label: [label] } }));
}

/** Removes those that killed runs of this machine have left. */
export async function sweepImages(): Promise<void> {
  const images = await docker.listImages({ filters: { label: [OWNER_LABEL] } });
  await remove(images.filter(({ Labels }) => isOver(Labels[OWNER_LABEL] ?? "")));
}

/** The later ones first: they may stand on others, which cannot go before them. */
async function remove(images: readonly Dockerode.ImageInfo[]): Promise<void> {
  for (const { Id } of images.toSorted((one, other) => other.Created - one.Created)) {
    await docker.getImage(Id).remove({ force: true }).catch(unlessGone);
  }
}

/** The engine answers so about something that it does not have: another sweep may be about. */
function unlessGone(error: { readonly statusCode?: number }): void {
  if (error.statusCode !== 404) throw error;
}

/** The engine's measurements of images and containers. */
import { text } from "node:stream/consumers";
import Dockerode from "dockerode";

/** The label with a container's compose service. */
const SERVICE = "com.docker.compose.service";
const docker = new Dockerode();

interface ImageFacts {
  /** Including all layers. */
  readonly megabytes: number;
  readonly labels: Readonly<Record<string, string>>;
}

export async function imageFacts(name: string): Promise<ImageFacts> {
  const { Size, Config } = await docker.getImage(name).inspect();
  return { megabytes: Size / 1e6, labels: Config.Labels };
}

/**
 * Milliseconds from the first signal to the end of each service's last container with `label`.
 * `since`: in epoch seconds.
 */
export async function stopDurations(label: string, since: number): Promise<Readonly<Record<string, number>>> {
  const filters = { type: ["container" as const], event: ["kill", "die"], label: [label] };
  const stream = await docker.getEvents({ since, until: Math.ceil(Date.now() / 1000), filters });
  const signalled = new Map<string, number>();
  const durations: Record<string, number> = {};
  for (const line of (await text(stream)).split("\n").filter(Boolean)) {
    const { Action, Actor, timeNano } = JSON.parse(line);
    if (Action === "kill" && !signalled.has(Actor.ID)) signalled.set(Actor.ID, timeNano);
    const begun = signalled.get(Actor.ID);
    if (Action === "die" && begun !== undefined) {
      durations[Actor.Attributes[SERVICE]] = (timeNano - begun) / 1e6;
    }
  }
  return durations;
}

/** When each service was last seen healthy: often names the one that failed, and since when. */
import type { Service } from "../../system/contract/system.ts";
import type { TimelineEvent } from "../timeline/timeline-event.ts";

export interface LastSign {
  readonly service: string;
  /** Whether it runs now. */
  readonly running: boolean;
  /** The last event of the service that is no sign of a problem. */
  readonly sign: TimelineEvent | undefined;
  /** The first sign of a problem after it. */
  readonly trouble: TimelineEvent | undefined;
}

/** `timeline`: in order; may begin before the test. */
export function lastSigns(
  services: readonly Pick<Service, "name" | "running">[],
  timeline: readonly TimelineEvent[],
): LastSign[] {
  return services.map(({ name, running }) => {
    const own = timeline.filter(({ source }) => source === name);
    const last = own.findLastIndex(({ trouble }) => !trouble);
    return { service: name, running, sign: own[last], trouble: own[last + 1] };
  });
}

/** What the services wrote about problems: often the cause of a failure that the page only shows. */
import type { System } from "../system/contract/system.ts";
import { fromLine } from "./timeline/timeline-event.ts";

const SHOWN = 5;
/** Letters of one line. */
const LENGTH = 600;

/** The first warnings and errors since a time, as one text. Empty without any. */
export function complaintsOf({ services }: Pick<System, "services">, since: number): string {
  const lines = services.flatMap((service) => service.lines().map((line) => fromLine(service.name, line)));
  return lines
    .filter(({ at, trouble }) => trouble && at >= since)
    .toSorted((a, b) => a.at - b.at)
    .slice(0, SHOWN)
    .map(({ source, text }) => `${source}: ${text.slice(0, LENGTH)}`)
    .join("\n");
}

/** Everything that happened, from all sources, in one list on one clock. */
import type { TimelineEvent } from "./timeline-event.ts";

/** Orders moments and leaves out what was before the test. */
export function between(moments: readonly TimelineEvent[], from: number): TimelineEvent[] {
  return moments.filter(({ at }) => at >= from).toSorted((a, b) => a.at - b.at);
}

/** One line each: seconds since the test began, who saw it (`!` for trouble), what it was. */
export function timelineText(moments: readonly TimelineEvent[], from: number): string {
  const width = Math.max(0, ...moments.map(({ source }) => source.length));
  return moments
    .map((moment) => {
      const seconds = ((moment.at - from) / 1_000).toFixed(3).padStart(9);
      const text = moment.text.replaceAll("\n", " ⏎ ");
      return `${seconds} ${moment.trouble ? "!" : " "} ${moment.source.padEnd(width)}  ${text}`;
    })
    .join("\n");
}

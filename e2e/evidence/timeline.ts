/** All events of a test, from all sources, in one list on one clock. */
import type { TimelineEvent } from "./timeline-event.ts";

/** Sorts events, and drops those before the test. */
export function between(timeline: readonly TimelineEvent[], from: number): TimelineEvent[] {
  return timeline.filter(({ at }) => at >= from).toSorted((a, b) => a.at - b.at);
}

/**
 * One line per event: seconds since the start of the test, the source (`!` for trouble), the text.
 */
export function timelineText(timeline: readonly TimelineEvent[], from: number): string {
  const width = Math.max(0, ...timeline.map(({ source }) => source.length));
  return timeline
    .map((event) => {
      const seconds = ((event.at - from) / 1_000).toFixed(3).padStart(9);
      const text = event.text.replaceAll("\n", " ⏎ ");
      return `${seconds} ${event.trouble ? "!" : " "} ${event.source.padEnd(width)}  ${text}`;
    })
    .join("\n");
}

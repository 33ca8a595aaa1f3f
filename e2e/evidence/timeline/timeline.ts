/** All events of a test, from all sources, in one list on one clock. */
import type { TimelineEvent } from "./timeline-event.ts";

/** Of one event, in UTF-16 units. */
const LENGTH = 4_000;
/** Of all events together, in UTF-16 units of their lines. */
const TOTAL = 2_000_000;

/** Sorts events, and drops those before the test. */
export function between(timeline: readonly TimelineEvent[], from: number): TimelineEvent[] {
  return timeline.filter(({ at }) => at >= from).toSorted((a, b) => a.at - b.at);
}

/**
 * Cuts long texts. Of too many events, keeps all signs of a problem, and of the others the last; the
 * first event then says how many are left out.
 */
export function shortened(timeline: readonly TimelineEvent[]): TimelineEvent[] {
  const events = timeline.map((event) => ({ ...event, text: shortText(event.text) }));
  let room = TOTAL;
  const kept = new Set<TimelineEvent>();
  for (const order of [events.filter(({ trouble }) => trouble), events.toReversed()]) {
    for (const event of order) {
      if (kept.has(event)) continue;
      room -= event.text.length + 80;
      if (room < 0) break;
      kept.add(event);
    }
  }
  const [first] = events;
  if (first === undefined || kept.size === events.length) return events;
  const text = `${events.length - kept.size} harmless events are left out`;
  return [
    { at: first.at, source: "test", text, trouble: false },
    ...events.filter((event) => kept.has(event)),
  ];
}

function shortText(text: string): string {
  const more = text.length - LENGTH;
  return more <= 0 ? text : `${text.slice(0, LENGTH)} … (${more} more characters)`;
}

/** One JSON object per line. `seconds`: since the start of the test. */
export function toJsonLines(timeline: readonly TimelineEvent[], from: number): string {
  return timeline
    .map(({ at, source, trouble, text }) => {
      const seconds = (at - from) / 1_000;
      return `${JSON.stringify({ at, seconds, source, trouble, text })}\n`;
    })
    .join("");
}

/** Reads {@link toJsonLines}. `from`: the start of the test. */
export function fromJsonLines(lines: string): { from: number; events: TimelineEvent[] } {
  const records = lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as TimelineEvent & { readonly seconds: number });
  const [first] = records;
  return {
    from: first === undefined ? 0 : Math.round(first.at - first.seconds * 1_000),
    events: records.map(({ at, source, trouble, text }) => ({ at, source, trouble, text })),
  };
}

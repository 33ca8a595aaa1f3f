import type { WireEvent } from "../wire/message.ts";

/**
 * Parses the events of a stream. Throws when the text is not a stream of JSON events that ends with
 * `message_stop` or an error.
 */
export function readEvents(text: string): WireEvent[] {
  const events = text
    .split(/\r?\n\r?\n/)
    .filter((chunk) => chunk.trim() !== "")
    .map((chunk): WireEvent => {
      const event = /^event: ?(.*)$/m.exec(chunk)?.[1] ?? "";
      const data = /^data: ?(.*)$/m.exec(chunk)?.[1] ?? "";
      return { event, data: JSON.parse(data) as WireEvent["data"] };
    });
  const last = events.at(-1)?.event;
  if (last !== "message_stop" && last !== "error") throw new Error(`The stream ended after « ${last} ».`);
  return events;
}

/** Joins consecutive deltas of one block, so that redaction finds a secret that was split. */
export function joinDeltas(events: readonly WireEvent[]): WireEvent[] {
  const joined: WireEvent[] = [];
  for (const next of events) {
    const previous = joined.at(-1);
    const both = previous === undefined ? undefined : joinTwo(previous, next);
    if (both === undefined) joined.push(next);
    else joined[joined.length - 1] = both;
  }
  return joined;
}

function joinTwo(one: WireEvent, other: WireEvent): WireEvent | undefined {
  if (one.event !== "content_block_delta" || other.event !== one.event) return undefined;
  if (one.data.index !== other.data.index) return undefined;
  const [first, second] = [one.data.delta, other.data.delta] as Record<string, unknown>[];
  if (first === undefined || second === undefined || first.type !== second.type) return undefined;
  const keys = Object.keys(first).filter((key) => key !== "type");
  const [key] = keys;
  const [head, tail] = [first[key ?? ""], second[key ?? ""]];
  if (keys.length !== 1 || key === undefined || typeof head !== "string" || typeof tail !== "string")
    return undefined;
  return { ...one, data: { ...one.data, delta: { ...first, [key]: head + tail } } };
}

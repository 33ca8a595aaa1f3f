/** One line of a sequence diagram: a participant, a message, a note or a block. */

import type { DiagramDraft } from "./diagram.ts";

const PARTICIPANT = /^(?:participant|actor) (?<id>[\p{L}\p{N}_]+)(?: as (?<label>[^;]+))?$/u;
const MESSAGE =
  /^(?<from>[\p{L}\p{N}_]+) ?(?:<<-?->>|-?->>|-?->|-?-x|-?-\))[+-]? ?(?<to>[\p{L}\p{N}_]+) ?:(?<text>[^;#]*(?:#\w+;[^;#]*)*)$/u;
const NOTE = /^[Nn]ote (?:over|left of|right of) [\p{L}\p{N}_]+(?:, ?[\p{L}\p{N}_]+)? ?:[^;]+$/u;
const ACTIVATION = /^(?:activate|deactivate) [\p{L}\p{N}_]+$/u;
const OPENING = /^(?:loop|alt|opt|par|critical|break|rect|box)(?: [^;]*)?$/u;
const MIDDLE = /^(?:else|and|option)(?: [^;]*)?$/u;

/** See `ReadLine`. */
export function readSequenceLine(line: string, draft: DiagramDraft): number | undefined {
  const participant = PARTICIPANT.exec(line)?.groups;
  if (participant !== undefined) {
    draft.node(participant.id ?? "", participant.label);
    return 0;
  }
  const message = MESSAGE.exec(line)?.groups;
  if (message !== undefined) {
    draft.edge(message.from ?? "", message.to ?? "");
    return 0;
  }
  if (OPENING.test(line)) return 1;
  if (line === "end") return -1;
  const isKnown = NOTE.test(line) || ACTIVATION.test(line) || MIDDLE.test(line) || line === "autonumber";
  return isKnown ? 0 : undefined;
}

/** One line of a state diagram: a state, a transition or a block. */

import type { DiagramDraft } from "./diagram.ts";

const TRANSITION =
  /^(?<from>\[\*\]|[\p{L}_][\p{L}\p{N}_]*) --> (?<to>\[\*\]|[\p{L}_][\p{L}\p{N}_]*)(?: ?:(?<text>[^;]+))?$/u;
const NAMED = /^state "(?<label>[^"]+)" as (?<id>[\p{L}_][\p{L}\p{N}_]*)$/u;
const DESCRIBED = /^(?<id>[\p{L}_][\p{L}\p{N}_]*) ?: ?(?<label>[^;]+)$/u;
const BLOCK = /^state [\p{L}_][\p{L}\p{N}_]* \{$/u;
const DIRECTION = /^direction (?:TB|BT|LR|RL)$/u;

/** See `ReadLine`. Begin and end (`[*]`) are no states. */
export function readStateLine(line: string, draft: DiagramDraft): number | undefined {
  const transition = TRANSITION.exec(line)?.groups;
  if (transition !== undefined) {
    const { from = "", to = "" } = transition;
    const states = [from, to].filter((state) => state !== "[*]");
    for (const state of states) draft.node(state);
    if (states.length === 2) draft.edge(from, to);
    return 0;
  }
  const named = (NAMED.exec(line) ?? DESCRIBED.exec(line))?.groups;
  if (named !== undefined) {
    draft.node(named.id ?? "", named.label);
    return 0;
  }
  if (BLOCK.test(line)) return 1;
  if (line === "}") return -1;
  return DIRECTION.test(line) ? 0 : undefined;
}

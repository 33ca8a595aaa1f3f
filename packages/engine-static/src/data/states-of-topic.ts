/** The constants of a topic that are states, and what moves from one to another. */

import type { Move, RankedSymbol, States, Topic } from "@fondation/code";
import { fencedBlock, inlineCitation, inlineCode } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import { citeSymbol, namedType } from "../markdown/names.ts";
import { docSentence } from "../markdown/prose.ts";
import type { CourseView } from "../view/course-view.ts";
import { describeField } from "./field-line.ts";

const TYPES = 2;
const MEMBERS = 16;
const NAMED = 20;
const MOVES = 10;
const STATE_NAMES = /state|status|phase|stage|mode|level|kind/i;

interface StateList extends Pick<RankedSymbol, "file" | "symbol"> {
  readonly states: States;
}

export function statesOfTopic(topic: Topic, view: CourseView): string[] {
  const all = topic.symbols.flatMap(({ file, symbol }): StateList[] => {
    const states = file.role === "source" ? view.types.statesOf(file, symbol.name) : undefined;
    const tells = states !== undefined && (states.moves.length > 0 || STATE_NAMES.test(symbol.name));
    return tells ? [{ file, symbol, states }] : [];
  });
  const others = all.slice(TYPES);
  const named = others.slice(0, NAMED).map(namedType);
  return [
    ...all.slice(0, TYPES).flatMap((list) => [describeMembers(list, view), ...describeMoves(list, view)]),
    ...(named.length === 0 ? [] : [view.words.data.otherStates(named, others.length - named.length)]),
  ];
}

function describeMembers({ file, symbol, states }: StateList, { words }: CourseView): string {
  const items = states.members.slice(0, MEMBERS).map((field) => describeField(field, file, words.data));
  const rest = states.members.slice(MEMBERS).map(({ name }) => inlineCode(name));
  if (rest.length > 0) {
    const named = rest.slice(0, NAMED);
    items.push(words.data.moreStates(named, rest.length - named.length));
  }
  const intro = words.data.states({
    type: inlineCode(symbol.name),
    citation: citeSymbol(file, symbol),
    states: states.members.length,
    doc: docSentence(symbol.doc?.text, 200),
  });
  return `${intro}\n\n${bullets(items) ?? ""}`;
}

function describeMoves({ symbol, states: { moves } }: StateList, { words }: CourseView): string[] {
  if (moves.length === 0) return [];
  const items = moves.slice(0, MOVES).map(({ to, from, condition, place }) =>
    words.data.move({
      to: inlineCode(to),
      from: from.map(inlineCode),
      condition: condition === undefined ? undefined : inlineCode(condition),
      citation: inlineCitation(place),
    }),
  );
  if (moves.length > MOVES) items.push(words.data.moreMoves(moves.length - MOVES));
  const diagram = moveDiagram(moves);
  const intro = words.data.moves(inlineCode(symbol.name), moves.length);
  return [`${intro}\n\n${bullets(items) ?? ""}`, ...(diagram === undefined ? [] : [diagram])];
}

/** Only moves whose state before is proven; undefined with less than two of them. */
function moveDiagram(moves: readonly Move[]): string | undefined {
  const edges = new Set(moves.flatMap(({ from, to }) => from.map((state) => `  ${state} --> ${to}`)));
  const isSafe = [...edges].every((edge) => /^ {2}[A-Za-z]\w* --> [A-Za-z]\w*$/.test(edge));
  if (edges.size < 2 || !isSafe) return undefined;
  return fencedBlock("mermaid", ["stateDiagram-v2", ...edges].join("\n"));
}

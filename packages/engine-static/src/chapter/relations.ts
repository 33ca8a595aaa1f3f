/** The strongest relations of a part: what it asks of other parts, and what they ask of it. */

import { type Call, compareBy, type Topic } from "@fondation/code";
import { formatCitation, inlineCitation, inlineCode, markdownText } from "@fondation/course";
import { callsBetween } from "../view/members.ts";
import type { CourseView } from "../view/course-view.ts";
import { codeOf, qualifiedName } from "../view/function-names.ts";
import { type Neighbours, neighboursOf } from "../view/neighbours.ts";

type Neighbour = Neighbours["users"][number];

const SHOWN = 2;
const NAMES = 3;

export function relations(topic: Topic, view: CourseView): (string | undefined)[] {
  const { words } = view;
  const neighbours = neighboursOf(topic, view);
  const asked = neighbours.users.slice(0, SHOWN);
  const asks = neighbours.used.slice(0, SHOWN);
  return [
    asks.map((neighbour) => describeAsked(topic, neighbour, view)).join(" "),
    asked.map((neighbour) => describeUser(topic, neighbour, view)).join(" "),
    weaker(topic, neighbours, view),
    ...neighbours.nearby.map(({ topic: other, evidence }) =>
      words.chapter.nearby({
        name: markdownText(topic.name),
        topic: linkTo(topic, other, view),
        citations: evidence.map(inlineCitation),
      }),
    ),
  ];
}

function describeAsked(topic: Topic, { topic: other, tie, evidence }: Neighbour, view: CourseView): string {
  const calls = callsBetween(topic, other, view);
  const [first] = byFrequency(calls);
  const { names, more, cited } = namesOf(calls, tie.symbols, evidence, view);
  return view.words.chapter.asks({
    name: markdownText(topic.name),
    topic: linkTo(topic, other, view),
    names: names.map(inlineCode),
    more,
    citation: first === undefined ? cited : citeCall(first),
    by: first === undefined ? undefined : codeOf(first.from),
  });
}

function describeUser(topic: Topic, { topic: other, tie, evidence }: Neighbour, view: CourseView): string {
  const calls = callsBetween(other, topic, view);
  const [first] = byFrequency(calls);
  const { names, more, cited } = namesOf(calls, tie.symbols, evidence, view);
  return view.words.chapter.asked({
    name: markdownText(topic.name),
    topic: linkTo(topic, other, view),
    names: names.map(inlineCode),
    more,
    citation: first === undefined ? cited : citeCall(first),
    by: first === undefined ? undefined : codeOf(first.from),
  });
}

/**
 * The called functions, the most called first. When no call is certain: the used names, with a name
 * of the cited lines as the last one, next to the citation.
 */
function namesOf(
  calls: readonly Call[],
  symbols: readonly string[],
  evidence: Neighbour["evidence"],
  { survey }: CourseView,
): { names: string[]; more: number; cited: string } {
  const called = [...new Set(byFrequency(calls).map(({ to }) => qualifiedName(to.symbol)))];
  const all = called.length > 0 ? called : symbols;
  const names = all.slice(0, NAMES);
  const holder = evidence.flatMap((citation) => {
    const lines = survey.byPath.get(citation.path)?.lines.slice(citation.startLine - 1, citation.endLine);
    const words = new Set(lines?.join("\n").match(/[\p{L}\p{N}_$]+/gu));
    const name = symbols.find((symbol) => words.has(symbol));
    return name === undefined ? [] : [{ citation, name }];
  })[0];
  if (called.length === 0 && holder !== undefined) {
    const others = names.filter((name) => name !== holder.name).slice(0, NAMES - 1);
    names.splice(0, names.length, ...others, holder.name);
  }
  const cited = holder?.citation ?? evidence[0];
  return {
    names,
    more: all.length - names.length,
    cited: cited === undefined ? "" : inlineCode(formatCitation(cited)),
  };
}

/** One call of each function. */
function byFrequency(calls: readonly Call[]): Call[] {
  return [...Map.groupBy(calls, ({ to }) => to).values()]
    .sort(
      compareBy(
        (group) => group.length,
        (group) => group[0]?.to.file.path ?? "",
        (group) => -(group[0]?.to.symbol.startLine ?? 0),
      ),
    )
    .flatMap((group) => group.slice(0, 1));
}

function citeCall({ from, line }: Call): string {
  return inlineCitation({ path: from.file.path, startLine: line, endLine: line });
}

/** The other neighbours, by name. */
function weaker(topic: Topic, { users, used }: Neighbours, view: CourseView): string | undefined {
  const shown = new Set([...users.slice(0, SHOWN), ...used.slice(0, SHOWN)].map((item) => item.topic));
  const others = [...new Set([...users, ...used].map((item) => item.topic))].filter(
    (item) => !shown.has(item),
  );
  if (others.length === 0) return undefined;
  const name = markdownText(topic.name);
  return view.words.chapter.otherTies({ name, topics: others.map((other) => linkTo(topic, other, view)) });
}

function linkTo(from: Topic, to: Topic, view: CourseView): string {
  return view.link({ kind: "chapter", topic: from }, "chapter", to);
}

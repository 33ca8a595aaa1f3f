import { type CodeFacts, placeOfUse, type Tie, type Topic } from "@fondation/code";
import { citation, type DocumentKind, escaped, excerpt, isPlain, link, type Place } from "./markdown.ts";
import type { Words } from "./words.ts";

/** The most declarations, ties and uses that one document lists. */
const MOST = 6;

/** Throws when the course has no such position. */
export function writeDocument(facts: CodeFacts, words: Words, kind: DocumentKind, position: number): string {
  const topic = facts.placements[position - 1]?.topic;
  if (topic === undefined) throw new Error(`The course has no chapter ${position}.`);
  const { headings } = words;
  const h1 = kind === "tutorial" ? headings.tutorial : headings.chapter;
  const middle = {
    chapter: () => relations(facts, words, kind, topic),
    review: () => [...relations(facts, words, kind, topic), `## ${headings.checked}`, words.checked],
    tutorial: () => [`## ${headings.find}`, words.find, usesOf(topic)],
  }[kind];
  const next = facts.placements[position]?.topic;
  const pieces = [
    `# ${h1} ${position} : ${escaped(topic.name)}`,
    words.introductions[kind],
    `## ${headings.declared}`,
    ...declarations(facts, words, topic),
    ...middle(),
    `## ${kind === "tutorial" ? headings.further : headings.summary}`,
    words.closing[kind],
    next === undefined ? "" : `${words.next} : ${link(kind, kind, position + 1, next.name)}.`,
  ];
  return `${pieces.filter((piece) => piece !== "").join("\n\n")}\n`;
}

/** The declarations of a topic: its main symbols, or its first part when it has no symbols. */
function placesOf({ symbols, parts }: Topic, facts: CodeFacts): (Place & { readonly name?: string })[] {
  const declared = symbols.map(({ file, symbol: { name, startLine, endLine } }) => ({
    path: file.path,
    startLine,
    endLine,
    name,
  }));
  const whole = parts.map(({ path, lines }) => {
    const endLine = facts.survey.byPath.get(path)?.lines.length ?? 0;
    return { path, ...(lines ?? { startLine: 1, endLine }) };
  });
  return [...declared, ...whole]
    .filter(({ path, endLine }) => isPlain(path) && endLine > 0)
    .slice(0, Math.max(1, Math.min(MOST, declared.length)));
}

function declarations(facts: CodeFacts, words: Words, topic: Topic): string[] {
  const places = placesOf(topic, facts);
  const list = places.map((place) => {
    const named = place.name === undefined ? "" : `**${escaped(place.name)}** : `;
    return `- ${named}\`${citation(place)}\``;
  });
  const shown = places[0] === undefined ? undefined : excerpt(facts, places[0]);
  return [words.declared, list.join("\n"), ...(shown === undefined ? [] : [words.excerpt, shown])];
}

function relations(facts: CodeFacts, words: Words, kind: DocumentKind, topic: Topic): string[] {
  const ties = facts.ties.filter(
    ({ from, to, basis }) => basis === "use" && (from === topic.id || to === topic.id),
  );
  const list = ties.slice(0, MOST).map((tie) => {
    const other = tie.from === topic.id ? tie.to : tie.from;
    const position = facts.placements.findIndex((placement) => placement.topic.id === other) + 1;
    const name = facts.placements[position - 1]?.topic.name ?? "";
    const shown = tie.evidence.filter(({ path }) => isPlain(path)).slice(0, 2);
    const said = tie.from === topic.id ? words.uses : words.usedBy;
    const places = shown.map((place) => `\`${citation(place)}\``).join(", ");
    return `- ${said} : ${link(kind, kind, position, name)}${places === "" ? "" : `, ${places}`}.`;
  });
  return [
    `## ${words.headings.related}`,
    ...(list.length === 0 ? [words.alone] : [list.join("\n"), diagram(facts, ties.slice(0, MOST), topic)]),
  ];
}

/** Topic names contain no character with a meaning in Mermaid; see `topics/naming.ts` of `code`. */
function diagram({ topics }: CodeFacts, ties: readonly Tie[], topic: Topic): string {
  const ids = [...new Set([topic.id, ...ties.flatMap(({ from, to }) => [from, to])])];
  const boxes = ids.map((id) => `  t${id}["${topics.find((other) => other.id === id)?.name ?? id}"]`);
  const arrows = ties.map(({ from, to }) => `  t${from} --> t${to}`);
  return ["```mermaid", "flowchart LR", ...boxes, ...arrows, "```"].join("\n");
}

/** The lines where other files use the main symbol, as a list. */
function usesOf({ symbols: [main] }: Topic): string {
  return (main?.uses ?? [])
    .map(placeOfUse)
    .filter(({ path }) => isPlain(path))
    .slice(0, MOST)
    .map((place) => `- \`${citation(place)}\``)
    .join("\n");
}

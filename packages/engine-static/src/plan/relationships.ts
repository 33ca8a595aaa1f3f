/** Step 2: the dependencies between the abstractions. */

import { directoryOf, type RelationKind, type SymbolKind, type Tie, type Topic } from "@fondation/code";
import { formatCitation, type Relationships, withoutSecrets } from "@fondation/course";
import type { CourseView } from "../view/course-view.ts";
import { describeLeftOut } from "./left-out.ts";
import { readmeIntroduction } from "./readme.ts";

const MAX_TIES_PER_TOPIC = 4;
const MAX_SYMBOLS_IN_LABEL = 3;

/** Keeps only the strongest ties, because all ties would be too many to read. */
export function describeRelationships(view: CourseView): Relationships {
  const { words, topics, survey } = view;
  const kept = keepStrongest(view.ties, topics);
  const users = (topic: Topic): number =>
    kept.filter(({ to, basis }) => to === topic.id && basis === "use").length;
  const central = topics.toSorted((a, b) => users(b) - users(a) || a.id - b.id)[0];
  const readme = readmeIntroduction(survey.texts);
  return {
    summary: withoutSecrets(
      [
        words.summary({
          repository: view.repository,
          readme,
          files: survey.files.filter(({ role }) => role === "source").length,
          tests: survey.files.filter(({ role }) => role === "test").length,
          languages: survey.languages.slice(0, 4),
          topics: topics.length,
          ties: view.ties.filter(({ basis }) => basis === "use").length,
          shownTies: kept.filter(({ basis }) => basis === "use").length,
          central: central === undefined || users(central) < 2 ? undefined : central.name,
        }),
        describeLeftOut(survey, words),
      ]
        .filter(Boolean)
        .join(" "),
    ),
    relationships: kept.map((tie) => ({
      from: tie.from,
      to: tie.to,
      label: labelOf(tie, view),
      evidence: tie.evidence.map(formatCitation),
    })),
  };
}

function keepStrongest(ties: readonly Tie[], topics: readonly Topic[]): Tie[] {
  const counts = new Map(topics.map(({ id }) => [id, 0]));
  return ties.filter(({ from, to, basis }) => {
    const keep = basis !== "use" || (counts.get(from) ?? 0) < MAX_TIES_PER_TOPIC || counts.get(to) === 0;
    if (keep) for (const id of [from, to]) counts.set(id, (counts.get(id) ?? 0) + (id === from ? 1 : 0.25));
    return keep;
  });
}

const TYPES: ReadonlySet<SymbolKind> = new Set<SymbolKind>(["class", "struct", "interface", "type", "enum"]);

function labelOf({ to, basis, symbols, relations, evidence }: Tie, view: CourseView): string {
  const { words } = view;
  if (basis === "directory") return words.tie.directory(directoryOf(evidence[0]?.path ?? ""));
  if (basis === "repository") return words.tie.repository();
  if (symbols.length === 0) return words.tie.imports();
  const shown = symbols.slice(0, MAX_SYMBOLS_IN_LABEL);
  // A call of a type's method is no call of the type.
  const types = new Set(
    view.topicById(to)?.symbols.flatMap(({ symbol }) => (TYPES.has(symbol.kind) ? [symbol.name] : [])),
  );
  const relationOf = (index: number): RelationKind => {
    const relation = relations[index] ?? "uses";
    return relation === "calls" && types.has(shown[index] ?? "") ? "uses" : relation;
  };
  const groups = Map.groupBy(shown.entries(), ([index]) => relationOf(index));
  return words.tie.does(
    [...groups].map(([relation, names]) => ({ relation, names: names.map(([, name]) => name) })),
    symbols.length - shown.length,
  );
}

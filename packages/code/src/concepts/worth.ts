/** How much a concept deserves a part of its own. */

import { compareText } from "../compare.ts";
import type { Survey } from "../survey/survey.ts";
import type { Bonds } from "./bonds.ts";
import { type Concept, isPlumbing, pathsOf } from "./concept.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { keyOf } from "./words.ts";

/** More lines than this share of the repository do not make a concept more important. */
const LARGE_SHARE = 0.12;

export function worthOf(
  concepts: readonly Concept[],
  bonds: Bonds,
  vocabulary: Vocabulary,
  survey: Survey,
): number[] {
  const total = Math.max(
    1,
    concepts.reduce((sum, { size }) => sum + size, 0),
  );
  const shares = languageShares(survey);
  return concepts.map((concept, index) => {
    const { subject, size } = concept;
    const users = bonds.users[index]?.size ?? 0;
    const isAlone = users === 0 && (bonds.between[index]?.size ?? 0) === 0;
    const language = survey.byPath.get(pathsOf(concept)[0] ?? "")?.language ?? "";
    return (
      Math.sqrt(Math.min(size / total, LARGE_SHARE)) *
      (1 +
        0.2 * Math.log2(1 + users) +
        (vocabulary.heading(subject.name) === undefined ? 0 : 0.8) +
        (namesake(concept, survey) === undefined ? 0 : 0.3)) *
      (subject.kind !== "type" && isPlumbing(subject.name) ? 0.25 : 1) *
      (subject.kind === "function" ? 0.6 : 1) *
      (isAlone ? 0.4 : 1) *
      (0.4 + 0.6 * Math.sqrt(shares.get(language) ?? 0))
    );
  });
}

/** The declaration of a type with the concept's own name. */
export function namesake({ subject, parts }: Concept, { byPath }: Survey): string | undefined {
  if (subject.kind === "type") return subject.name;
  const key = keyOf(subject.name);
  const names = parts.flatMap(({ path }) =>
    (byPath.get(path)?.code.symbols ?? [])
      .filter(
        ({ name, kind }) =>
          kind !== "method" && kind !== "constant" && kind !== "function" && keyOf(name) === key,
      )
      .map(({ name }) => name),
  );
  return names.sort(compareText)[0];
}

/** Each language's lines as a share of the language with the most. */
function languageShares({ files }: Survey): Map<string, number> {
  const lines = new Map<string, number>();
  for (const file of files) {
    if (file.role !== "source") continue;
    lines.set(file.language, (lines.get(file.language) ?? 0) + file.lines.length);
  }
  const most = Math.max(1, ...lines.values());
  return new Map([...lines].map(([language, count]) => [language, count / most]));
}

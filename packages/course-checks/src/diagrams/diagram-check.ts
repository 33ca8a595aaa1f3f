/** G8: every diagram can be read, and its nodes are parts, files or names of the repository. */

import type { CheckOutcome, Course } from "@fondation/course";
import type { RepositoryReader } from "@fondation/repository";
import { type CheckName, Tally } from "../outcome/tally.ts";
import type { DocumentText } from "../reading/course-text.ts";
import { unknownWords, wordsIn } from "../reading/repository-words.ts";
import { diagramsIn } from "./diagrams-in.ts";
import type { DiagramNode } from "./diagram.ts";
import { readDiagram } from "./read-diagram.ts";

export const DIAGRAMS: CheckName = {
  id: "G8",
  title: { fr: "Diagrammes lisibles et ancrés dans le code", en: "Diagrams readable, and about the code" },
};

interface Labelled {
  readonly slug: string;
  readonly line: number;
  readonly node: DiagramNode;
  readonly words: readonly string[];
}

/** `course` has the titles of all parts. A node is known when it is a part, or when one of its words occurs in the repository. */
export async function checkDiagrams(
  { language, documents }: Course,
  texts: readonly DocumentText[],
  cited: ReadonlySet<string>,
  repository: RepositoryReader,
): Promise<CheckOutcome> {
  const tally = new Tally(DIAGRAMS);
  const labels: Labelled[] = [];
  const parts = new Set(documents.map(({ title }) => title));
  for (const { slug, blocks } of texts) {
    for (const { line, text } of diagramsIn(blocks)) {
      const { diagram, fault } = readDiagram(text);
      const message = `The diagram ${fault?.message}. Write a flowchart, a sequenceDiagram or a stateDiagram-v2 with labels in straight double quotes.`;
      tally.count(slug, fault === undefined ? [] : [{ line: line + fault.line, message }]);
      for (const node of diagram?.nodes ?? []) {
        const words = wordsIn(node.label).filter((word) => /^[\p{L}_$]/u.test(word) && word.length > 1);
        labels.push({ slug, line, node, words: parts.has(node.label) ? [] : words });
      }
    }
  }
  const unknown = await unknownWords(new Set(labels.flatMap(({ words }) => words)), cited, repository);
  for (const { slug, line, node, words } of labels) {
    const isKnown = words.length === 0 || words.some((word) => !unknown.has(word));
    const message = `The diagram shows "${node.label}", which is no part, file or name of the repository. Name its nodes after the code.`;
    tally.count(slug, isKnown ? [] : [{ line, message }]);
  }
  return tally.outcome(language);
}

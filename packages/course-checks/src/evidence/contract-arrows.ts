/** Arrows of flowcharts that say that one type derives from another. */

import type { CodeFacts } from "@fondation/code";
import { diagramsIn } from "../diagrams/diagrams-in.ts";
import { readDiagram } from "../diagrams/read-diagram.ts";
import type { Tally } from "../outcome/tally.ts";
import type { DocumentText } from "../reading/course-text.ts";
import { wordsIn } from "../reading/repository-words.ts";

const DERIVES =
  /^(?:étend|réalise|implémente|hérite de|inclut le module|extends|implements|inherits from|includes the module)$/iu;

/** Whether a type of the one name derives from a type of the other one. */
export type Derives = (type: string, base: string) => boolean;

export function derivesOf({ survey, types }: Pick<CodeFacts, "survey" | "types">): Derives {
  let known: ReadonlySet<string> | undefined;
  const pairs = (): ReadonlySet<string> =>
    new Set([
      ...survey.files.flatMap(({ code }) =>
        code.supertypes.map(({ owner, name }) => `${owner} ${wordsIn(name).at(-1)}`),
      ),
      ...types.contracts.map(({ type, base }) => `${type.symbol.name} ${base.symbol.name}`),
    ]);
  return (type, base) => {
    known ??= pairs();
    return known.has(`${type} ${base}`);
  };
}

/** One word of each label has to be the name of its type. */
export function countContracts(tally: Tally, texts: readonly DocumentText[], derives: Derives): void {
  for (const { slug, blocks } of texts) {
    for (const { line, text } of diagramsIn(blocks)) {
      const { diagram } = readDiagram(text);
      if (diagram?.kind !== "flowchart") continue;
      const labels = new Map(diagram.nodes.map(({ id, label }) => [id, label]));
      for (const { from, to, label = "" } of diagram.edges) {
        if (!DERIVES.test(label)) continue;
        const [type = "", base = ""] = [labels.get(from), labels.get(to)];
        const isProven = wordsIn(type).some((own) => wordsIn(base).some((other) => derives(own, other)));
        const message = `No declaration proves the arrow "${type}" ${label} "${base}" of the diagram. Draw it from a type to its direct supertype, or give it another label.`;
        tally.count(slug, isProven ? [] : [{ line, message }]);
      }
    }
  }
}

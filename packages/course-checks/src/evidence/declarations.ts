/** Which names the repository declares around some lines. */

import type { CodeFacts } from "@fondation/code";
import type { Citation } from "@fondation/course";
import { wordsIn } from "../reading/repository-words.ts";

export interface Declarations {
  /** Whether the lines lie within a declaration of this name, such as the body of a function. */
  enclose(citation: Citation, name: string): boolean;
}

export function declarationsOf({ survey }: Pick<CodeFacts, "survey">): Declarations {
  return {
    enclose({ path, startLine, endLine }, name) {
      const symbols = survey.byPath.get(path)?.code.symbols ?? [];
      return symbols.some(
        (symbol) =>
          (wordsIn(symbol.name).at(-1) === name || symbol.container === name) &&
          symbol.startLine <= startLine &&
          symbol.endLine >= endLine,
      );
    },
  };
}

/** In which order a member is looked for among the types above a type. */

import type { Declaration } from "./code-function.ts";

/** Of more types, the others are not looked at. */
const MOST = 100;

/** Languages where mixed in code stands before the superclass, the last one first. */
const MIXING = new Set(["PHP", "Ruby"]);

/**
 * The types above a type: each before its own bases, and those without bodies last, since a class
 * that has a method implements it for all interfaces.
 */
export function createAncestors(
  basesOf: (type: Declaration) => readonly Declaration[],
): (type: Declaration) => readonly Declaration[] {
  const known = new Map<Declaration, readonly Declaration[]>();

  function order(type: Declaration): readonly Declaration[] {
    const seen = new Set([type]);
    const found: Declaration[] = [];
    const visit = (each: Declaration): void => {
      const bases = basesOf(each);
      // Found from the last to the first.
      for (const base of MIXING.has(each.file.language) ? bases : bases.toReversed()) {
        if (seen.has(base) || seen.size > MOST) continue;
        seen.add(base);
        visit(base);
        found.push(base);
      }
    };
    visit(type);
    found.reverse();
    const isContract = ({ symbol }: Declaration): boolean => symbol.kind === "interface";
    return [...found.filter((each) => !isContract(each)), ...found.filter(isContract)];
  }

  return (type) => {
    const ordered = known.get(type) ?? order(type);
    known.set(type, ordered);
    return ordered;
  };
}

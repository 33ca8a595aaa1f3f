/** Joins the kinds of a thing with the thing itself. */

import { directoryOf } from "../graph/directories.ts";
import type { Survey } from "../survey/survey.ts";
import { type Concept, isGeneric, isPlumbing, type Subject } from "./concept.ts";
import { keyOf, wordsOf } from "./words.ts";

/** Fewer types that derive from one do not make it the thing that they are kinds of. */
const MIN_ALIKE = 3;

/**
 * Joins the kinds of a thing with the thing itself: `net_transport` with `transport` beside it,
 * `RealCall` with the `Call` that it implements anywhere, and three or more types with the type beside
 * them that they derive from. Kinds that are too many lines for one concept are only marked as alike.
 */
export function joinKinds(concepts: readonly Concept[], { byPath }: Survey, most: number): Concept[] {
  const beside = Map.groupBy(concepts, ({ subject }) => placeAndKey(subject, subject.name));
  const anywhere = Map.groupBy(concepts, ({ subject }) => keyOf(subject.name));
  const basesOf = ({ subject }: Concept): string[] =>
    (byPath.get(subject.path)?.code.supertypes ?? [])
      .filter(({ owner }) => keyOf(owner) === keyOf(subject.name))
      .map(({ name }) => keyOf(name.split(/[.:\\]/).at(-1) ?? name));
  const baseOf = (concept: Concept): Concept | undefined => {
    const [base] = basesOf(concept).flatMap((name) => beside.get(placeAndKey(concept.subject, name)) ?? []);
    const isThing = base !== undefined && !isPlumbing(base.subject.name);
    return isThing && !wordsOf(base.subject.name).some(isGeneric) ? base : undefined;
  };
  const derived = Map.groupBy(concepts, baseOf);
  const hostOf = (concept: Concept): Concept | undefined => {
    if (concept.subject.kind !== "file") return undefined;
    const bases = basesOf(concept);
    const named = shorterNames(concept.subject.name).flatMap((name) => {
      const all = bases.includes(name) ? (anywhere.get(name) ?? []) : [];
      return beside.get(placeAndKey(concept.subject, name)) ?? (all.length === 1 ? all : []);
    });
    const base = baseOf(concept);
    return named[0] ?? ((derived.get(base)?.length ?? 0) >= MIN_ALIKE ? base : undefined);
  };
  const families = Map.groupBy(concepts, (concept) => {
    const above = new Set([concept]);
    let root = concept;
    for (let host = hostOf(concept); host !== undefined; host = hostOf(host)) {
      if (above.has(host)) return concept;
      above.add(host);
      root = host;
    }
    return root;
  });
  return [...families].flatMap(([root, kinds]) => {
    const size = kinds.reduce((sum, each) => sum + each.size, 0);
    const others = kinds.filter((each) => each !== root);
    if (others.length === 0) return kinds;
    if (size > most) {
      const marked = others.map((each) => ({ ...each, subject: { ...each.subject, alike: true } }));
      return [...kinds.filter((each) => each === root), ...marked];
    }
    return [{ subject: root.subject, parts: [root, ...others].flatMap(({ parts }) => parts), size }];
  });
}

function placeAndKey({ kind, path }: Subject, name: string): string {
  return `${kind === "directory" ? path : directoryOf(path)}\n${keyOf(name)}`;
}

/** The keys of the ends of a name: `net_transport` → `transport`. */
function shorterNames(name: string): string[] {
  const words = wordsOf(name);
  return words.slice(1).flatMap((_, index) => {
    const rest = words.slice(index + 1).join(" ");
    return rest.length > 2 && !isPlumbing(rest) ? [keyOf(rest)] : [];
  });
}

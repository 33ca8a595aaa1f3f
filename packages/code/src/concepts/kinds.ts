/** Joins the kinds of a thing with the thing itself. */

import { directoryOf } from "../graph/directories.ts";
import type { Survey } from "../survey/survey.ts";
import { type Concept, isPlumbing, type Subject } from "./concept.ts";
import { keyOf, wordsOf } from "./words.ts";

/** Fewer types that derive from one do not make it the thing that they are kinds of. */
const MIN_ALIKE = 3;

/**
 * Joins the kinds of a thing with the thing itself, side by side: `net_transport` and `tcp_transport`
 * with `transport`, `JsonArray` and other types that derive from it with `JsonElement`. Kinds that are
 * too many lines for one concept are only marked as alike.
 */
export function joinKinds(concepts: readonly Concept[], { byPath }: Survey, most: number): Concept[] {
  const byName = new Map(
    concepts.map((concept) => [placeAndKey(concept.subject, concept.subject.name), concept]),
  );
  const find = ({ subject }: Concept, name: string): Concept | undefined =>
    subject.kind === "file" ? byName.get(placeAndKey(subject, name)) : undefined;
  const baseOf = (concept: Concept): Concept | undefined =>
    (byPath.get(concept.subject.path)?.code.supertypes ?? [])
      .filter(({ owner }) => keyOf(owner) === keyOf(concept.subject.name))
      .flatMap(({ name }) => find(concept, name) ?? [])[0];
  const derived = Map.groupBy(concepts, baseOf);
  const hostOf = (concept: Concept): Concept | undefined => {
    const base = baseOf(concept);
    const named = shorterNames(concept.subject.name).flatMap((name) => find(concept, name) ?? []);
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

/** `net_transport` → `transport`. */
function shorterNames(name: string): string[] {
  const words = wordsOf(name);
  return words.slice(1).flatMap((_, index) => {
    const rest = words.slice(index + 1).join(" ");
    return rest.length > 2 && !isPlumbing(rest) ? [rest] : [];
  });
}

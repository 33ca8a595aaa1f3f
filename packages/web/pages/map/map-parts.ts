/** The parts of a course and their relations, as the map shows them. */

export interface MapPart {
  readonly name: string;
  /** The number of its chapter. */
  readonly position: number;
  /** Its chapter, where the course has one. */
  readonly slug: string | undefined;
}

/** `from` uses `to`; both are indexes of parts. */
export interface MapRelation {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

export interface MapOfParts {
  readonly parts: readonly MapPart[];
  readonly relations: readonly MapRelation[];
}

/**
 * The parts in the order of the chapters. Relations of unknown parts, and of a part with itself, are
 * left out: they cannot be drawn.
 */
export function mapOf({
  names,
  order,
  relations,
  slugs,
}: {
  names: readonly { readonly id: number; readonly name: string }[];
  order: readonly { readonly position: number; readonly id: number }[];
  relations: readonly { readonly from: number; readonly to: number; readonly label: string }[];
  slugs: ReadonlySet<string>;
}): MapOfParts {
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const ordered = order
    .filter(({ id }) => nameOf.has(id))
    .toSorted((one, other) => one.position - other.position);
  const rowOf = new Map(ordered.map(({ id }, row) => [id, row]));
  return {
    parts: ordered.map(({ id, position }) => ({
      name: nameOf.get(id) ?? "",
      position,
      slug: chapterAt(slugs, position),
    })),
    relations: relations.flatMap(({ from, to, label }) => {
      const [start, end] = [rowOf.get(from), rowOf.get(to)];
      return start === undefined || end === undefined || start === end
        ? []
        : [{ from: start, to: end, label }];
    }),
  };
}

function chapterAt(slugs: ReadonlySet<string>, position: number): string | undefined {
  const start = `chapters/chapter_${String(position).padStart(2, "0")}_`;
  return [...slugs].find((slug) => slug.startsWith(start));
}

/** Where the runs of lines and the notes of annotated code stand. */

/** Lines of the file, 1-based and inclusive. */
export interface NoteLines {
  readonly first: number;
  readonly last: number;
}

/** Consecutive lines, none when `last` is below `first`, and the note that stands at them. */
export interface NoteRow extends NoteLines {
  /** The index of the note, or `undefined` for lines without a note of their own. */
  readonly note: number | undefined;
}

/**
 * Cuts `block` where the lines of a note begin and end. A note stands at the first of its lines;
 * a second note for the same first line gets a row without lines below it.
 */
export function rowsOf(block: NoteLines, notes: readonly NoteLines[]): NoteRow[] {
  const cuts = new Set([block.first, block.last + 1]);
  for (const { first, last } of notes) cuts.add(first).add(last + 1);
  const starts = [...cuts].toSorted((one, other) => one - other);
  return starts.slice(0, -1).flatMap((first, index): NoteRow[] => {
    const lines = { first, last: (starts[index + 1] ?? 0) - 1 };
    const [note, ...more] = notes.flatMap((other, position) => (other.first === first ? [position] : []));
    return [
      { ...lines, note },
      ...more.map((other) => ({ first: lines.last + 1, last: lines.last, note: other })),
    ];
  });
}

/** How many rows a note may fill beside the code: all up to the row of the next note. */
export function spanOf(rows: readonly NoteRow[], index: number): number {
  const next = rows.findIndex(({ note }, other) => other > index && note !== undefined);
  return (next === -1 ? rows.length : next) - index;
}

/**
 * The row sizes beside the code. Only the last row that a note may fill grows with a long note, so
 * that the lines of one note stay together.
 */
export function rowSizes(rows: readonly NoteRow[]): string {
  return rows
    .map(({ first, last }, index) => {
      const next = rows[index + 1];
      const grows = next === undefined || next.note !== undefined;
      return grows ? "auto" : `calc(${last - first + 1} * var(--code-line))`;
    })
    .join(" ");
}

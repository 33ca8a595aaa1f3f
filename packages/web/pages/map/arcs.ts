/**
 * The arrows of the map. The parts stand in one column in the order of the chapters. An arrow down
 * runs on the right of it, an arrow up on the left, the longer ones outside.
 */

/** An arrow between rows, counted from 0. */
export interface Link {
  readonly from: number;
  readonly to: number;
}

/** In units of the drawing, which has 16 for one `rem`. */
export const ROW = 44;

/** How far the arrows of a side may reach from the column. */
export const REACH = { right: 100, left: 64 } as const;

export type Side = keyof typeof REACH;

export interface Arc {
  readonly side: Side;
  /** The curve, from the edge of the column at x = 0 outwards. */
  readonly path: string;
  /** The arrowhead, which touches the column. */
  readonly head: string;
}

function sideOf({ from, to }: Link): Side {
  return from < to ? "right" : "left";
}

/** One arc for each link, in the same order. `rows`: the number of parts. */
export function arcsOf(links: readonly Link[], rows: number): Arc[] {
  const longest = Math.max(1, rows - 1);
  return links.map((link) => {
    const side = sideOf(link);
    const start = portOf(links, link, link.from);
    const end = portOf(links, link, link.to);
    // A cubic curve reaches three quarters of the way to its control points.
    const reach = REACH[side] - 8;
    const control = ((0.22 + (0.78 * Math.abs(link.from - link.to)) / longest) * reach) / 0.75;
    return {
      side,
      path: `M0 ${start}C${round(control)} ${start} ${round(control)} ${end} 5 ${end}`,
      head: `M0 ${end}l7 -3.5v7z`,
    };
  });
}

/**
 * Where a link leaves or reaches the row of a part. The links of one side share the height of the
 * row, sorted so that no two of them cross there: first those to and from the rows above, the
 * nearest first, then those to and from the rows below, the farthest first.
 */
function portOf(links: readonly Link[], link: Link, row: number): number {
  const side = sideOf(link);
  const others = links
    .filter((other) => sideOf(other) === side && (other.from === row || other.to === row))
    .map((other) => ({ other, far: other.from === row ? other.to : other.from }))
    .toSorted((one, two) => rank(one.far, row) - rank(two.far, row));
  const index = others.findIndex(({ other }) => other === link);
  return round(row * ROW + 6 + ((index + 0.5) / others.length) * (ROW - 12));
}

/** Rows above come first, the nearest first; then rows below, the farthest first. */
function rank(far: number, row: number): number {
  return far < row ? row - far : 1_000_000 - far;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

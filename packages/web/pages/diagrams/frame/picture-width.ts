/** The width of a diagram: it shrinks to its column, but its labels stay readable. */

/**
 * Below this share of the natural width, labels are too small to read, so the diagram scrolls
 * instead.
 */
const SMALLEST_SCALE = 0.6;

/** The smallest width for a diagram of this natural width, in CSS pixels. */
export function smallestWidth(naturalWidth: number): number {
  return Math.round(naturalWidth * SMALLEST_SCALE);
}

/** The value of the CSS property `width`. */
export function cssWidth(naturalWidth: number): string {
  return `max(min(100%, ${naturalWidth}px), ${smallestWidth(naturalWidth)}px)`;
}

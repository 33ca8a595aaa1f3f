/** How wide a diagram is shown: it shrinks to its column, but its labels stay readable. */

/** Share of its natural width below which a diagram's labels are too small to read: it scrolls. */
const SMALLEST_SCALE = 0.6;

/** The smallest width a diagram is shown at, by its natural width. CSS pixels. */
export function smallestWidth(naturalWidth: number): number {
  return Math.round(naturalWidth * SMALLEST_SCALE);
}

/** The value of the CSS property `width`. */
export function cssWidth(naturalWidth: number): string {
  return `max(min(100%, ${naturalWidth}px), ${smallestWidth(naturalWidth)}px)`;
}

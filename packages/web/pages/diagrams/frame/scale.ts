/** Share of a diagram's natural width below which its labels are too small to read: it scrolls rather than shrink further. */
export const SMALLEST_SCALE = 0.6;

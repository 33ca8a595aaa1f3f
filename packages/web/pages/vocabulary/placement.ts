/** Distance to the edges of the window and to the term, in CSS pixels. */
const EDGE = 12;
const GAP = 6;

/** Places `box`, which is fixed in the window, below `term`, or above it where there is no room. */
export function placeBelow(box: HTMLElement, term: HTMLElement): void {
  const [line] = term.getClientRects();
  if (line === undefined) return;
  const { width, height } = box.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const below = line.bottom + GAP;
  const top =
    below + height + EDGE > clientHeight && line.top > height + EDGE ? line.top - GAP - height : below;
  box.style.left = `${Math.max(EDGE, Math.min(line.left, clientWidth - width - EDGE))}px`;
  box.style.top = `${top}px`;
}

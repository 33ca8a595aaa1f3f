/**
 * Marks the lines of a note, and the notes of a line. It sets attributes that React does not know:
 * a long block would render again with every movement of the pointer.
 */

const MARK = "data-marked";

export function unmark(grid: HTMLElement): void {
  for (const element of grid.querySelectorAll(`[${MARK}]`)) element.removeAttribute(MARK);
}

/**
 * Marks the note around `target` and its lines, or the line around `target` and its notes with all
 * their lines.
 */
export function markAround(grid: HTMLElement, target: Element): void {
  unmark(grid);
  const note = target.closest<HTMLElement>("[data-first]");
  const line = Number(target.closest<HTMLElement>("[data-line]")?.dataset.line);
  const notes =
    note === null
      ? [...grid.querySelectorAll<HTMLElement>("[data-first]")].filter((other) => isOf(line, other))
      : [note];
  for (const marked of notes) marked.setAttribute(MARK, "");
  for (const shown of grid.querySelectorAll<HTMLElement>("[data-line]")) {
    if (notes.some((other) => isOf(Number(shown.dataset.line), other))) shown.setAttribute(MARK, "");
  }
}

function isOf(line: number, { dataset: { first, last } }: HTMLElement): boolean {
  return Number(first) <= line && line <= Number(last);
}

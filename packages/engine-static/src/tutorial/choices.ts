/** Offered answers: a bullet list with a bold letter at the start of each item. */

export interface Choices {
  readonly list: string;
  /** The bold letter of the right one, for the start of the answer. */
  readonly right: string;
}

const LETTERS = ["A", "B", "C", "D", "E"];

/** Undefined for fewer than three different ones. Keeps the order, so that it gives nothing away. */
export function offer(items: readonly string[], right: string): Choices | undefined {
  const distinct = [...new Set(items)];
  const at = distinct.indexOf(right);
  if (distinct.length < 3 || distinct.length > LETTERS.length || at === -1) return undefined;
  return {
    list: distinct.map((item, index) => `- **${LETTERS[index]}.** ${item}`).join("\n"),
    right: `**${LETTERS[at]}.**`,
  };
}

/** At most `count` of the items around one of them, in their order. */
export function around<T>(items: readonly T[], one: T | undefined, count: number): T[] {
  const at = items.findIndex((item) => item === one);
  const start = Math.max(0, Math.min(at - Math.floor(count / 2), items.length - count));
  return items.slice(start, start + count);
}

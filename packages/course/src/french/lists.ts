/** Lists in a sentence. */

/** `a, b et c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} et ${items.at(-1) ?? ""}`;
}

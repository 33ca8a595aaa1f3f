/** Lists in a sentence. */

/** `a, b et c`. What is there twice is named once. */
export function list(items: readonly string[]): string {
  const different = [...new Set(items)];
  if (different.length < 2) return different.join("");
  return `${different.slice(0, -1).join(", ")} et ${different.at(-1) ?? ""}`;
}

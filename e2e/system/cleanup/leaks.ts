/** Something outlived the system that started it. */

/** Thrown when a stopped system left something behind; names all of it. */
class Leak extends Error {
  override readonly name = "Leak";

  constructor(target: string, left: readonly string[]) {
    super(`The system on ${target} left behind: ${left.join(", ")}`);
  }
}

/** Throws when the list is not empty. */
export function expectNothingLeft(target: string, left: readonly string[]): void {
  if (left.length > 0) throw new Leak(target, left);
}

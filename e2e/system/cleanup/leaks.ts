/** Names everything that a stopped system left behind. */
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

/** Keeps the texts that were used most recently, up to a total number of characters. */
export class RecentTexts {
  readonly #most: number;
  readonly #texts = new Map<string, string>();
  #kept = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(name: string): string | undefined {
    const text = this.#texts.get(name);
    if (text === undefined) return undefined;
    // A map is in the order of insertion, so the first text is the one not used for longest.
    this.#texts.delete(name);
    this.#texts.set(name, text);
    return text;
  }

  set(name: string, text: string): void {
    this.#kept += text.length - (this.#texts.get(name)?.length ?? 0);
    this.#texts.delete(name);
    this.#texts.set(name, text);
    for (const [oldest, { length }] of this.#texts) {
      if (this.#kept <= this.#most) return;
      this.#texts.delete(oldest);
      this.#kept -= length;
    }
  }
}

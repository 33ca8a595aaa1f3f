/** The output of a service, line by line, with the time of each line. */

/** One line of output. */
export interface LogLine {
  /** Milliseconds since the epoch: when the service wrote it, or, where it does not say so, when it arrived. */
  readonly at: number;
  readonly text: string;
}

/** Enough to see why a service failed; a service that writes more loses its first lines. */
const KEPT_LINES = 10_000;

/** Takes what arrives in pieces apart into lines. */
export class LogTail {
  readonly #lines: LogLine[] = [];
  #rest = "";

  /** Takes one more piece. */
  add(piece: string): void {
    const lines = `${this.#rest}${piece}`.split(/\r?\n/);
    this.#rest = lines.pop() ?? "";
    for (const text of lines) if (text !== "") this.#lines.push({ at: timeOf(text) ?? Date.now(), text });
    this.#lines.splice(0, this.#lines.length - KEPT_LINES);
  }

  /** The lines so far; one that has not ended yet is one, too. */
  lines(): readonly LogLine[] {
    return this.#rest === "" ? this.#lines : [...this.#lines, { at: Date.now(), text: this.#rest }];
  }

  /** All of them, or the last few, as text. */
  text(last = KEPT_LINES): string {
    return this.lines()
      .slice(-last)
      .map(({ text }) => text)
      .join("\n");
  }
}

/** Our services say the time in each line of their JSON log. */
function timeOf(text: string): number | undefined {
  const [, time] = /^\{.*?"time":"([^"]+)"/.exec(text) ?? [];
  const at = Date.parse(time ?? "");
  return Number.isNaN(at) ? undefined : at;
}

/** The output of a service by line, with the time of each line. */

export interface LogLine {
  /** In epoch milliseconds: the time in the line, otherwise its arrival. */
  readonly at: number;
  readonly text: string;
}

/** The first lines of a longer output are dropped. */
const KEPT_LINES = 10_000;

/** Splits output that arrives in pieces into lines. */
export class LogTail {
  readonly #lines: LogLine[] = [];
  #rest = "";

  add(piece: string): void {
    const lines = `${this.#rest}${piece}`.split(/\r?\n/);
    this.#rest = lines.pop() ?? "";
    for (const text of lines) if (text !== "") this.#lines.push({ at: timeOf(text) ?? Date.now(), text });
    this.#lines.splice(0, this.#lines.length - KEPT_LINES);
  }

  /** The lines so far, including an unfinished one. */
  lines(): readonly LogLine[] {
    return this.#rest === "" ? this.#lines : [...this.#lines, { at: Date.now(), text: this.#rest }];
  }

  /** The last lines as text; all by default. */
  text(last = KEPT_LINES): string {
    return this.lines()
      .slice(-last)
      .map(({ text }) => text)
      .join("\n");
  }
}

/** Fondation's services write the time into each line of their JSON log. */
function timeOf(text: string): number | undefined {
  const [, time] = /^\{.*?"time":"([^"]+)"/.exec(text) ?? [];
  const at = Date.parse(time ?? "");
  return Number.isNaN(at) ? undefined : at;
}

/** Judges what the owner of a mutant said. */
import { stripVTControlCharacters } from "node:util";
import type { Mutant } from "./mutant.ts";

/** The end of the owner's run. */
export interface OwnerRun {
  readonly status: "passed" | "failed" | "timedOut" | "skipped" | "interrupted";
  readonly errors: readonly string[];
  readonly seconds: number;
}

/**
 * - `caught`: the owner failed, and its message names the defect.
 * - `unnamed`: it failed with another message.
 * - `survived`: it passed.
 * - `not run`: the suite has no such test, or the run ended before it.
 */
type Outcome = "caught" | "unnamed" | "survived" | "not run";

export interface Verdict {
  readonly id: string;
  readonly what: string;
  readonly owner: string;
  readonly outcome: Outcome;
  /** The line that names the defect, or what the owner said instead. */
  readonly message: string;
  readonly seconds: number;
}

export function judge({ id, what, owner, message }: Mutant, run: OwnerRun | undefined): Verdict {
  const about = { id, what, owner: `${owner.spec} › ${owner.title}` };
  if (run === undefined || run.status === "skipped" || run.status === "interrupted")
    return { ...about, outcome: "not run", message: "", seconds: run?.seconds ?? 0 };
  const { seconds } = run;
  if (run.status === "passed") return { ...about, outcome: "survived", message: "", seconds };
  const said = run.errors.map(stripVTControlCharacters).join("\n");
  const found = message.exec(said);
  if (found === null) return { ...about, outcome: "unnamed", message: said.trim(), seconds };
  return { ...about, outcome: "caught", message: found[0].replace(/\s+/g, " "), seconds };
}

const MARKS: Readonly<Record<Outcome, string>> = {
  caught: "caught  ",
  unnamed: "UNNAMED ",
  survived: "SURVIVED",
  "not run": "NOT RUN ",
};

/** Letters of a message in a table. */
const SHOWN = 160;

/** The table: one row for each mutant, and the whole message below one that is not named. */
export function tableText(verdicts: readonly Verdict[]): string {
  const width = Math.max(...verdicts.map(({ id }) => id.length));
  const rows = verdicts.map(({ id, owner, outcome, message, seconds }) => {
    const row = `${MARKS[outcome]} ${seconds.toFixed(1).padStart(5)} s  ${id.padEnd(width)}  ${owner}`;
    if (message === "") return row;
    const shown = outcome === "caught" ? message.slice(0, SHOWN) : message.slice(0, SHOWN * 10);
    return `${row}\n${shown.replace(/^/gm, "                    ")}`;
  });
  const caught = verdicts.filter(({ outcome }) => outcome === "caught").length;
  return `${rows.join("\n")}\n${caught} of ${verdicts.length} mutants caught by a message that names them`;
}

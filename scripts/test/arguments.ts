/** The words after `bun run test`. Read before anything is installed, so with nothing but the language. */

/** What is to be done. */
export interface Arguments {
  readonly help: boolean;
  /** Whether the end-to-end suite is run, too. */
  readonly endToEnd: boolean;
  /** Only the files of unit tests whose path contains one of these; without any, all. */
  readonly units: readonly string[];
  /** For `bun run e2e`, as they are. */
  readonly rest: readonly string[];
}

/** What `--help` prints. */
export const HELP = `Usage: bun run test [options] [words for "bun run e2e"]

Proves the project, from a fresh clone: installs, builds, looks at format, lint, types and dead code, sees to a Chromium, and runs
the unit and integration tests and the end-to-end suite: on processes and containers where an engine answers, else on processes.
What failed stands at the end.

Options:
  --without-e2e  leave out the end-to-end suite
  --unit <path>  of the unit and integration tests only the files whose path contains this; may be given several times
  --help         print this

Other words go to the end-to-end suite (bun run e2e --help), for example:
  --target processes -g "<title>"

Exit codes: 0 all passed, 1 something failed, 2 a wrong word, 130 interrupted`;

/** Takes our own words out of the arguments. Throws an Error with a sentence for a person. */
export function readArguments(args: readonly string[]): Arguments {
  const units: string[] = [];
  const rest: string[] = [];
  let help = false;
  let endToEnd = true;
  const waiting = [...args];
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    const [name = "", value = name === "--unit" ? waiting.shift() : undefined] = word.split(/=(.*)/s);
    if (name === "--unit" && !value) throw new Error("--unit needs a part of a path: --unit packages/course");
    if (name === "--unit" && value) units.push(value);
    else if (word === "--without-e2e") endToEnd = false;
    else if (word === "--help" || word === "-h") help = true;
    else rest.push(word);
  }
  if (!endToEnd && rest.length > 0) {
    throw new Error(`--without-e2e leaves out the suite for which these words are: ${rest.join(" ")}`);
  }
  return { help, endToEnd, units, rest };
}

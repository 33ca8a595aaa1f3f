/**
 * Parses the arguments of `bun run test`. It runs before anything is installed, so it imports no
 * packages.
 */

export interface Arguments {
  readonly help: boolean;
  /** Whether to run the static checks. */
  readonly checks: boolean;
  readonly endToEnd: boolean;
  /** Only unit test files whose path contains one of these. All when empty. */
  readonly units: readonly string[];
  /** Only tests that the changes since this Git revision can reach. All when absent. */
  readonly changed?: string;
  /** Passed on to `bun run e2e` unchanged. */
  readonly rest: readonly string[];
}

/** The durations are those of an idle machine with two cores. */
export const HELP = `Usage: bun run test [options] [arguments for "bun run e2e"]

Runs everything that proves the project, from a fresh clone. Failures are listed again at the end.

Stage                   What it runs                                             Seconds
  install, build        packages of the lock file; bundles and assets            30, 1 when warm
  checks                format, lint, types, layers, dead code together          40
  Chromium              finds a Chromium, or installs one                        40, 1 when warm
  unit and integration  every *.test.ts and *.test.tsx                           950
  end to end            Playwright on processes and, where an engine answers,    1500, and 150 for
                        containers, the compose stack and the devcontainer       images the first time
  seeded defects        ten defects in the built product, which the suite must     60
                        notice and name
Each alone: bun run build | check | test:unit [path] | e2e [options] | e2e:mutants [options].

Options:
  --changed[=<revision>]  only the tests that the changes since this revision can reach, by the
                          import graph; without a revision, the changes that are not committed
  --without-checks        leave out format, lint, types, layers and dead code
  --without-e2e           leave out the end-to-end suite
  --unit <path>           only the unit test files whose path contains this; can be repeated
  --help                  print this

All other words go to the end-to-end suite (bun run e2e --help), for example:
  --target processes -g "<title>"

Exit codes: 0 all passed, 1 something failed, 2 invalid arguments, 130 interrupted`;

/**
 * Separates this command's own arguments from those of the suite. Throws an Error with a sentence
 * for the user.
 */
export function readArguments(args: readonly string[]): Arguments {
  const units: string[] = [];
  const rest: string[] = [];
  let help = false;
  let checks = true;
  let endToEnd = true;
  let changed: string | undefined;
  const waiting = [...args];
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    const [name = "", value = name === "--unit" ? waiting.shift() : undefined] = word.split(/=(.*)/s);
    if (name === "--unit" && !value) throw new Error("--unit needs a part of a path: --unit packages/course");
    if (name === "--unit" && value) units.push(value);
    else if (name === "--changed") changed = value || "HEAD";
    else if (word === "--without-checks") checks = false;
    else if (word === "--without-e2e") endToEnd = false;
    else if (word === "--help" || word === "-h") help = true;
    else rest.push(word);
  }
  if (!endToEnd && rest.length > 0) {
    throw new Error(`--without-e2e leaves out the suite that these words are for: ${rest.join(" ")}`);
  }
  if (changed !== undefined && units.length + rest.length > 0) {
    throw new Error(`--changed chooses the tests itself; it takes no ${[...units, ...rest].join(" ")}`);
  }
  return { help, checks, endToEnd, units, ...(changed === undefined ? {} : { changed }), rest };
}

/**
 * Parses the arguments of `bun run e2e:mutants`. It runs before anything is installed, so it imports
 * no packages.
 */

interface Arguments {
  readonly help: boolean;
  readonly list: boolean;
  readonly json: boolean;
  /** For `e2e/mutants/main.ts`. */
  readonly rest: readonly string[];
}

export const HELP = `Usage: bun run e2e:mutants [options] [filter ...]

Puts one defect at a time into a copy of the built product, runs the test that owns it on processes, and
prints a table: defect, test, message, seconds. A defect that survives, or whose failure does not name it,
fails the run.

A filter is a part of a defect's name; without one, all are run.

Options:
  --quick   only the ten that "bun run test" runs
  --list    print the defects, and run nothing
  --json    print the table as JSON, and nothing else, on standard output
  --help    print this

Exit codes: 0 all caught and named, 1 one was not, 2 invalid arguments, 130 interrupted`;

export function readArguments(args: readonly string[]): Arguments {
  return {
    help: args.includes("--help") || args.includes("-h"),
    list: args.includes("--list"),
    json: args.includes("--json"),
    rest: args,
  };
}

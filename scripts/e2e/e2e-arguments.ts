/**
 * Parses the arguments of `bun run e2e`: its own few, and those for Playwright. It runs before
 * anything is installed, so it imports no packages.
 */

export interface Arguments {
  readonly help: boolean;
  /** Standard output contains only Playwright's JSON report. */
  readonly json: boolean;
  /** Also write a report of this shard, to merge it with those of the others. */
  readonly blob: boolean;
  readonly target: string | undefined;
  /** Instead of a run: merge the shards' blob reports in this folder. */
  readonly merge: string | undefined;
  /** How often the suite runs; 0 for a value that is not a number of runs. */
  readonly repeat: number;
  /** Passed on to `playwright test` unchanged. */
  readonly rest: readonly string[];
}

export const HELP = `Usage: bun run e2e [options] [arguments for "playwright test"]

Installs what is missing, builds, and runs the end-to-end suite.

Options:
  --target <name>   processes, containers, attached (to FONDATION_E2E_URL) or all (processes, then containers);
                    without it, containers where an engine answers, else processes
  --json            print Playwright's JSON report, and nothing else, on standard output
  --blob            also write blob-report/, which --merge reads
  --merge <folder>  run nothing: make one report of the blob reports of several shards
  --repeat <n>      run the suite n times, print how many runs failed, and keep their reports in e2e-repeat/
  --help            print this

Words for Playwright, for example:
  specs/courses            specs whose path contains this
  -g "<title>"             tests whose title matches
  --headed, --debug, --ui  where there is a display; FONDATION_CHROMIUM names a Chromium that has windows
  --shard 1/3              one third of the suite; with --blob, reported for --merge
  --reporter=dot           instead of all reporters, the search for secrets and the pictures included

Variables:
  FONDATION_E2E_TARGET         the same as --target
  FONDATION_E2E_URL            the deployment that "attached" looks at
  FONDATION_E2E_BUNDLE, FONDATION_E2E_IMAGE
                               test another bundle or image than the one that is built here
  FONDATION_E2E_START_SECONDS  the deadline of a system's start, for slow machines

Reports: playwright-report/index.html, playwright-report/documents.html, test-results/junit.xml
Exit codes: 0 all passed, 1 something failed, 2 invalid arguments, 130 interrupted`;

/** Separates this command's own arguments from those for Playwright. */
export function readArguments(args: readonly string[], environment: NodeJS.ProcessEnv): Arguments {
  const rest: string[] = [];
  const own = new Map<string, string>();
  const waiting = [...args];
  for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) {
    const [name = "", value] = word.split(/=(.*)/s);
    if (["--target", "--merge", "--repeat"].includes(name)) own.set(name, value ?? waiting.shift() ?? "");
    else if (word === "--json" || word === "--blob") own.set(word, "");
    else if (word === "--help" || word === "-h") own.set("--help", "");
    else rest.push(word);
  }
  return {
    help: own.has("--help"),
    json: own.has("--json"),
    blob: own.has("--blob"),
    target: own.get("--target") ?? environment.FONDATION_E2E_TARGET,
    merge: own.get("--merge"),
    repeat: runsIn(own.get("--repeat") ?? "1"),
    rest,
  };
}

function runsIn(text: string): number {
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 0;
}

/** The end-to-end tests. */
import { amount, choice, httpUrl, path, text } from "../kinds.ts";
import type { Variable } from "../variable.ts";

export const END_TO_END = {
  FONDATION_E2E_TARGET: {
    group: "End-to-end tests",
    schema: text(),
    what: "The system that is tested: processes, containers, attached or all; unset, containers when an engine answers.",
    where: "`--target` of `bun run e2e`, or here.",
    readers: ["harness"],
  },
  FONDATION_E2E_URL: {
    group: "End-to-end tests",
    schema: httpUrl(),
    what: "Address of the running deployment that the target `attached` tests.",
    where: "The line `fondation up` prints.",
    readers: ["harness"],
  },
  FONDATION_E2E_BUNDLE: {
    group: "End-to-end tests",
    schema: path(),
    what: "Bundle of the command line that the target `processes` tests; unset, the one that is built here.",
    where: "`packages/cli/dist/cli.bundled.mjs` of another build.",
    readers: ["harness"],
  },
  FONDATION_E2E_IMAGE: {
    group: "End-to-end tests",
    schema: text(),
    default: "fondation/complete:latest",
    what: "Image of the services that the target `containers` tests.",
    where: "`bun run e2e` makes the default one.",
    readers: ["harness"],
  },
  FONDATION_E2E_BROWSER_IMAGE: {
    group: "End-to-end tests",
    schema: text(),
    default: "fondation/browser:latest",
    what: "Image of the browser that the target `containers` tests.",
    where: "`bun run e2e` makes the default one.",
    readers: ["harness"],
  },
  FONDATION_E2E_CLAUDE_IMAGE: {
    group: "End-to-end tests",
    schema: text(),
    default: "fondation/claude:latest",
    what: "Image of the workers with the engine `claude` that the target `containers` tests.",
    where: "`bun run e2e` makes the default one.",
    readers: ["harness"],
  },
  FONDATION_E2E_START_SECONDS: {
    group: "End-to-end tests",
    schema: amount(3_600),
    what: "Deadline of a system's start, in seconds; unset, the tests' own.",
    where: "Raise it on a slow machine.",
    readers: ["harness"],
  },
  FONDATION_TEST_FAILURES: {
    group: "End-to-end tests",
    schema: path(),
    what: "File in which the runs of tests collect what failed, to be said at the end of everything.",
    where: "`bun run test` sets it.",
    readers: ["harness"],
  },
  FONDATION_E2E_JSON: {
    group: "End-to-end tests",
    schema: choice(["1"]),
    what: "Whether standard output is Playwright's JSON report alone.",
    where: "`--json` of `bun run e2e` sets it.",
    readers: ["harness"],
  },
  FONDATION_E2E_BLOB: {
    group: "End-to-end tests",
    schema: choice(["1"]),
    what: "Whether `blob-report/` is written, too.",
    where: "`--blob` of `bun run e2e` sets it.",
    readers: ["harness"],
  },
  FONDATION_E2E_SECRETS: {
    group: "End-to-end tests",
    schema: path(),
    what: "Where the secrets of a run are noted until its results have been searched for them; the tests set it themselves.",
    where: "Nowhere: leave it.",
    readers: ["harness"],
  },
  FONDATION_E2E_PERSONS_CHROME: {
    group: "End-to-end tests",
    schema: text(),
    what: "How the tests find the Chrome they started in a person's stead; they set it themselves.",
    where: "Nowhere: leave it.",
    readers: ["harness"],
  },
} as const satisfies Record<string, Variable>;

/** The end-to-end tests. */
import { httpUrl, text } from "../kinds.ts";
import type { Variable } from "../variable.ts";

/** The rows of the group "End-to-end tests". */
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
  FONDATION_E2E_PERSONS_CHROME: {
    group: "End-to-end tests",
    schema: text(),
    what: "How the tests find the Chrome they started in a person's stead; they set it themselves.",
    where: "Nowhere: leave it.",
    readers: ["harness"],
  },
} as const satisfies Record<string, Variable>;

import { readEnvironment, VARIABLES } from "@fondation/environment";
import { explain } from "../../failures/command-failure.ts";
import { type Check, error, ok, skipped, warning } from "../finding.ts";

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|::1)$/;

/** In the order of the output. */
export const settingsChecks: readonly Check[] = [
  {
    id: "environment.valid",
    run: () => {
      try {
        readEnvironment();
        return ok("every setting is valid");
      } catch (thrown) {
        const { message, advice } = explain(thrown);
        return error(message, advice);
      }
    },
  },
  {
    id: "environment.unknown",
    run: () => {
      const names = Object.keys(VARIABLES);
      const unknown = Object.keys(process.env).filter(
        (name) =>
          name.startsWith("FONDATION_") &&
          !names.includes(name.replace(/_FILE$/, "")) &&
          !names.includes(name),
      );
      if (unknown.length === 0) return ok("no unknown FONDATION_ variable is set");
      return warning(
        `nothing reads ${unknown.sort().join(", ")}`,
        "Compare with docs/environment.md: is the name spelled right?",
      );
    },
  },
  {
    id: "access.exposed",
    run: ({ settings }) => {
      if (settings === undefined) return skipped("the settings are wrong");
      const exposed = !LOOPBACK.test(settings.FONDATION_WEB_HOST);
      if (settings.FONDATION_ACCESS === "open" && exposed) {
        return warning(
          `FONDATION_ACCESS is open and the pages listen on ${settings.FONDATION_WEB_HOST}: every client that can connect is admitted`,
          "Unset FONDATION_ACCESS, and give people the token that `fondation init` makes.",
        );
      }
      return ok(`access is ${settings.FONDATION_ACCESS}, the pages listen on ${settings.FONDATION_WEB_HOST}`);
    },
  },
];

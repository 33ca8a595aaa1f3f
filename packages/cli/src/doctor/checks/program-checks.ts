import { modelSettingsFrom } from "@fondation/analyzer";
import { requireClient, selectEngine } from "@fondation/analyzer/engine";
import { NODE_MAJOR } from "@fondation/environment/node-version";
import { findBrowser } from "@fondation/browser/source";
import { isNewEnough, OLDEST_GIT } from "@fondation/worker/git-version";
import { execa } from "execa";
import { type Check, error, ok, skipped, warning } from "../finding.ts";

/** A busy machine starts a program slowly, and a slow program must not be called missing. */
const PATIENCE_MS = 30_000;

/** The first line a program prints; undefined when it is missing, fails or does not answer. */
async function ask(program: string, args: readonly string[]): Promise<string | undefined> {
  const { stdout, failed } = await execa(program, args, {
    reject: false,
    timeout: PATIENCE_MS,
    stdin: "ignore",
  });
  return failed ? undefined : stdout.split("\n")[0]?.trim();
}

/** In the order of the output. */
export const programChecks: readonly Check[] = [
  {
    id: "node.version",
    run: () => {
      const major = Number(process.versions.node.split(".")[0]);
      if (major >= NODE_MAJOR) return ok(`Node ${process.versions.node}`);
      return error(
        `Node ${process.versions.node} is too old`,
        `Use Node ${NODE_MAJOR} or newer; \`bun run up\` brings its own.`,
      );
    },
  },
  {
    id: "git.version",
    run: async () => {
      const version = await ask("git", ["--version"]);
      if (version === undefined)
        return error("Git was not found", "Install Git: https://git-scm.com/downloads");
      if (isNewEnough(version)) return ok(version);
      return error(
        `${version} is older than ${OLDEST_GIT}`,
        "Install a newer Git: https://git-scm.com/downloads",
      );
    },
  },
  {
    id: "docker.engine",
    run: async () => {
      const version = await ask("docker", ["version", "--format", "{{.Server.Version}}"]);
      if (version) return ok(`a container engine answers (${version})`);
      return warning(
        "no container engine answers; containers and the tests that use them are not available",
        "Install Docker and start it, or ignore this: `fondation up` needs none.",
      );
    },
  },
  {
    id: "docker.compose",
    run: async () => {
      const version = await ask("docker", ["compose", "version", "--short"]);
      if (version) return ok(`docker compose ${version}`);
      return warning(
        "docker compose is not available",
        "Install Docker's compose plugin (version 2 or newer).",
      );
    },
  },
  {
    id: "engine.ready",
    run: async ({ settings }) => {
      if (settings === undefined) return skipped("the settings are wrong");
      const { engine, why, reason } = selectEngine("auto", modelSettingsFrom(settings));
      if (why === "no-client") {
        // Throws an error that says what is missing and what to do.
        requireClient(settings.FONDATION_CLAUDE_EXECUTABLE);
      }
      if (engine === "static") return ok(`the static engine writes the courses: ${reason}`);
      const program = requireClient(settings.FONDATION_CLAUDE_EXECUTABLE);
      const version = await ask(program, ["--version"]);
      if (version !== undefined)
        return ok(`${settings.FONDATION_MODEL} writes the courses: ${reason} (${version})`);
      return error(
        `${reason}, but ${program} does not run`,
        "Let FONDATION_CLAUDE_EXECUTABLE name a `claude` program for this machine, or run `bun install` again.",
      );
    },
  },
  {
    id: "chromium.found",
    run: ({ settings }) => {
      if (settings === undefined) return skipped("the settings are wrong");
      const browser = findBrowser(settings);
      if (browser?.kind === "local") return ok(`Chromium at ${browser.executablePath} (${browser.origin})`);
      if (browser !== undefined) return ok("a browser server is named by FONDATION_BROWSER_WS_ENDPOINT");
      return warning(
        "no managed Chromium was found; the end-to-end tests need one",
        "`bun run e2e` installs one, or name one with FONDATION_CHROMIUM.",
      );
    },
  },
];

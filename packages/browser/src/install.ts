/**
 * Installs Chromium's headless shell when no browser is found: Playwright's download, or Debian's
 * package.
 */
import { createRequire } from "node:module";
import path from "node:path";
import { FondationError } from "@fondation/environment";
import { execa } from "execa";
import { type BrowserSource, findBrowser } from "./source.ts";

export interface Installer {
  readonly name: string;
  /** Why this installer cannot work on this machine; undefined when it may. */
  readonly impossible: () => string | undefined;
  readonly run: (say: (line: string) => void) => Promise<void>;
}

/** Runs a command and forwards its lines. */
async function runCommand(file: string, args: readonly string[], say: (line: string) => void): Promise<void> {
  const child = execa(file, args, {
    all: true,
    stdin: "ignore",
    env: { DEBIAN_FRONTEND: "noninteractive", PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" },
  });
  for await (const line of child.iterable({ from: "all" })) say(line);
  await child;
}

/**
 * Playwright's own build, in its own cache directory. It needs no root rights, only access to the
 * download server.
 */
const playwrightDownload: Installer = {
  name: "Playwright's download",
  impossible: () => undefined,
  run: (say) => {
    const packageFile = createRequire(import.meta.url).resolve("playwright-core/package.json");
    const program = path.join(path.dirname(packageFile), "cli.js");
    return runCommand(process.execPath, [program, "install", "--only-shell", "chromium"], say);
  },
};

/** Debian's package with one font. Without a font, text shows as boxes. */
const debianPackage: Installer = {
  name: "Debian's package",
  impossible: () => (process.getuid?.() === 0 ? undefined : "installing a package needs root"),
  run: async (say) => {
    const retries = ["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=2"];
    await runCommand("apt-get", [...retries, "update"], say);
    const packages = ["chromium-headless-shell", "fonts-dejavu-core"];
    await runCommand("apt-get", [...retries, "install", "-y", "--no-install-recommends", ...packages], say);
  },
};

export interface InstallOptions {
  /** Receives every line that the installers print. */
  readonly say: (line: string) => void;
  /** In order of preference. */
  readonly installers?: readonly Installer[];
  /** `findBrowser` by default. */
  readonly find?: () => BrowserSource | undefined;
}

/**
 * Installs a Chromium unless one is found, and returns it.
 *
 * @throws FondationError `BROWSER_NOT_INSTALLED` with what each installer said.
 */
export async function installChromium(options: InstallOptions): Promise<BrowserSource> {
  const { say, installers = [playwrightDownload, debianPackage], find = findBrowser } = options;
  const present = find();
  if (present !== undefined) return present;
  const failures: string[] = [];
  for (const installer of installers) {
    const failure = await tryInstaller(installer, say);
    const found = find();
    if (found !== undefined) return found;
    failures.push(`${installer.name}: ${failure ?? "it succeeded, yet no browser is found"}`);
    say(`Chromium not installed by ${failures.at(-1)}`);
  }
  throw new FondationError({
    code: "BROWSER_NOT_INSTALLED",
    message: `No Chromium could be installed. ${failures.join("; ")}.`,
    advice: "Install Chromium yourself and set FONDATION_CHROMIUM to its executable.",
  });
}

async function tryInstaller(installer: Installer, say: (line: string) => void): Promise<string | undefined> {
  const impossible = installer.impossible();
  if (impossible !== undefined) return impossible;
  try {
    say(`Installing Chromium by ${installer.name} …`);
    await installer.run(say);
    return undefined;
  } catch (error) {
    const { all, shortMessage } = error as { all?: string; shortMessage?: string };
    const lastLine = all?.trim().split("\n").at(-1)?.trim();
    return lastLine || shortMessage || String(error);
  }
}

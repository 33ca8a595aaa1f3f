/** Playwright's last reporter: no secret of the run may be in what the run leaves on the disk. */
import type { FullResult, Reporter } from "@playwright/test/reporter";
import { Guard } from "../system/guard.ts";
import { keepSecrets, takeSecrets } from "./run-secrets.ts";
import { searchFiles } from "./search-files.ts";
import { createSecretSearch } from "./secret-forms.ts";

/** Where reports and results are written. */
interface Options {
  readonly directories: readonly string[];
}

/** Fails the run when it finds one. Other reporters must have written by then: it is the last of the list. */
export default class SecretsReporter implements Reporter {
  readonly #directories: readonly string[];
  readonly #guard: Promise<Guard>;

  /** Begins to keep the secrets: at once, since the temporary directory of the run is gone before the reporters end. */
  constructor({ directories }: Options) {
    this.#directories = directories;
    const directory = keepSecrets();
    // A run that is killed leaves no secret behind either.
    this.#guard = Guard.start().then((guard) => {
      guard.keep({ kind: "directory", path: directory });
      return guard;
    });
  }

  printsToStdio(): boolean {
    return false;
  }

  async onEnd(): Promise<{ status?: FullResult["status"] }> {
    const secrets = takeSecrets();
    await (await this.#guard).stop();
    if (Object.keys(secrets).length === 0) return {};
    const found = await searchFiles(this.#directories, createSecretSearch(secrets));
    if (found.length === 0) return {};
    process.stderr.write(`Secrets of this run are in its results:\n${found.join("\n")}\n`);
    return { status: "failed" };
  }
}

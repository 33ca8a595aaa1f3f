/** Playwright's last reporter: fails the run if its results contain a secret of the run. */
import { rm } from "node:fs/promises";
import type { FullResult, Reporter } from "@playwright/test/reporter";
import { Guard } from "../system/cleanup/guard.ts";
import { keepSecrets, takeSecrets } from "../secrets/run-secrets.ts";
import { searchFiles } from "../secrets/file-search.ts";
import { createSecretSearch } from "../secrets/secret-search.ts";

interface Options {
  readonly directories: readonly string[];
  /** Remove files with a secret, because the results will be published. */
  readonly remove?: boolean;
}

/** Must be the last reporter, because it searches the output of the others. */
export default class SecretsReporter implements Reporter {
  readonly #directories: readonly string[];
  readonly #remove: boolean;
  readonly #guard: Promise<Guard>;

  /**
   * Moves the secrets away at once, because the run's temporary directory is removed before the
   * reporters end.
   */
  constructor({ directories, remove = false }: Options) {
    this.#directories = directories;
    this.#remove = remove;
    const directory = keepSecrets();
    // The guard also removes the secrets of a killed run.
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
    if (found.size === 0) return {};
    const lines = [...found].flatMap(([file, names]) => [...names].map((name) => `${name} in ${file}\n`));
    process.stderr.write(`Secrets of this run are in its results, or may be:\n${lines.join("")}`);
    if (this.#remove) {
      for (const file of found.keys()) await rm(file);
      process.stderr.write("These files were removed.\n");
    }
    return { status: "failed" };
  }
}

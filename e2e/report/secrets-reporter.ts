/** Playwright's last reporter: no secret of the run may be in what the run leaves on the disk. */
import { rm } from "node:fs/promises";
import type { FullResult, Reporter } from "@playwright/test/reporter";
import { Guard } from "../system/cleanup/guard.ts";
import { keepSecrets, takeSecrets } from "../secrets/run-secrets.ts";
import { searchFiles } from "../secrets/file-search.ts";
import { createSecretSearch } from "../secrets/secret-search.ts";

/** Where reports and results are written. */
interface Options {
  readonly directories: readonly string[];
  /** Files with a secret are removed, since others will get what the run leaves. */
  readonly remove?: boolean;
}

/** Fails the run when it finds one. Other reporters must have written by then: it is the last of the list. */
export default class SecretsReporter implements Reporter {
  readonly #directories: readonly string[];
  readonly #remove: boolean;
  readonly #guard: Promise<Guard>;

  /** Begins to keep the secrets: at once, since the temporary directory of the run is gone before the reporters end. */
  constructor({ directories, remove = false }: Options) {
    this.#directories = directories;
    this.#remove = remove;
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

/** A fixture's repository as plain Git reads it, built independently of the system under test. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  buildFixtureRepository,
  type FixtureName,
} from "@fondation/doubles/github/repositories/fixture-repository";
import { git } from "@fondation/doubles/github/repositories/git";

/** Reads files at the fixture's one commit. */
export class OracleRepository implements AsyncDisposable {
  readonly commit: string;
  readonly #directory: string;
  readonly #files: ReadonlySet<string>;
  readonly #lines = new Map<string, readonly string[]>();

  private constructor(directory: string, commit: string, files: ReadonlySet<string>) {
    this.#directory = directory;
    this.commit = commit;
    this.#files = files;
  }

  /** Builds the repository in a temporary directory. */
  static async open(fixture: FixtureName): Promise<OracleRepository> {
    const directory = await mkdtemp(path.join(tmpdir(), "fondation-oracle-"));
    const commit = await buildFixtureRepository(fixture, path.join(directory, "bare"));
    if (commit === undefined) throw new Error(`The fixture ${fixture} has no commit.`);
    const tree = await git(["--git-dir", path.join(directory, "bare"), "ls-tree", "-r", "-z", commit]);
    // Only ordinary files: the content of a symbolic link or a submodule is not text of the
    // repository.
    const files = tree
      .split("\0")
      .flatMap((entry) => (entry.startsWith("100") ? [entry.slice(entry.indexOf("\t") + 1)] : []));
    return new OracleRepository(directory, commit, new Set(files));
  }

  /** The lines of a file by `git show`; undefined unless the path is an ordinary file. */
  async lines(file: string): Promise<readonly string[] | undefined> {
    if (!this.#files.has(file)) return undefined;
    const known = this.#lines.get(file);
    if (known !== undefined) return known;
    const text = await git([
      "--git-dir",
      path.join(this.#directory, "bare"),
      "show",
      `${this.commit}:${file}`,
    ]);
    const lines = text.split("\n");
    this.#lines.set(file, lines);
    return lines;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#directory, { recursive: true, force: true });
  }
}

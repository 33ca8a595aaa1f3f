/** The repositories that a double serves, and their visibility. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Visibility } from "../access.ts";
import { buildFixtureRepository, type FixtureName } from "./fixture-repository.ts";

/** Repositories in one directory, as `<owner>/<name>` or `<owner>/<name>.git`. */
export class ServedRepositories {
  readonly root: string;
  /** Whether the directory belongs to the caller. */
  readonly #isGiven: boolean;
  readonly #visibilities = new Map<string, Visibility>();
  readonly #commits = new Map<string, string | undefined>();

  private constructor(root: string, isGiven: boolean) {
    this.root = root;
    this.#isGiven = isGiven;
  }

  /** Uses a directory of the caller, or makes one. */
  static async open(directory: string | undefined): Promise<ServedRepositories> {
    const root = directory ?? (await mkdtemp(path.join(tmpdir(), "fondation-github-")));
    return new ServedRepositories(root, directory !== undefined);
  }

  /**
   * Builds a repository from a fixture. Resolves to its commit; undefined for an empty repository.
   */
  async create(
    repository: string,
    fixture: FixtureName,
    visibility: Visibility,
  ): Promise<string | undefined> {
    const directory = path.join(this.root, `${repository}.git`);
    await mkdir(path.dirname(directory), { recursive: true });
    const commit = await buildFixtureRepository(fixture, directory);
    this.#visibilities.set(repository, visibility);
    this.#commits.set(repository, commit);
    return commit;
  }

  setVisibility(repository: string, visibility: Visibility): void {
    this.#visibilities.set(repository, visibility);
  }

  /**
   * Undefined for a missing repository. In a directory of the caller, everything is public unless
   * the caller sets a visibility; Git itself answers 404 for a missing repository, as on hosts
   * other than GitHub.
   */
  visibility(repository: string): Visibility | undefined {
    return this.#visibilities.get(repository) ?? (this.#isGiven ? "public" : undefined);
  }

  isEmpty(repository: string): boolean {
    return this.#commits.get(repository) === undefined;
  }

  /** Removes the directory unless it belongs to the caller. */
  async close(): Promise<void> {
    if (!this.#isGiven) await rm(this.root, { recursive: true, force: true });
  }
}

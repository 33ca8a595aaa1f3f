/** The repositories of requests. The double clones them from the same server as the worker. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CodeFacts } from "@fondation/code";
import { git } from "../../github/repositories/git.ts";
import { readFacts, type TrueCourse, trueCourse } from "../course/true-course.ts";
import type { Task } from "../wire/task.ts";

export interface RepositorySources {
  /** Address of the GitHub double. A repository is cloned from `<url>/<owner>/<name>.git`. */
  readonly github?: string;
  /** The token for private repositories there. */
  readonly githubToken?: string;
  /** Git directories by `owner/name`. They take precedence over `github`. */
  readonly directories: ReadonlyMap<string, string>;
  /** The directory of the parsers' `.wasm.gz` files; the installed packages when absent. */
  readonly grammars?: string;
}

/** Analyzes the code of each repository once for each number of chapters. */
export class Repositories {
  readonly #sources: RepositorySources;
  readonly #checkouts = new Map<string, Promise<string>>();
  readonly #files = new Map<string, Promise<string[] | undefined>>();
  readonly #facts = new Map<string, Promise<CodeFacts>>();
  readonly #scratch: string[] = [];

  constructor(sources: RepositorySources) {
    this.#sources = sources;
  }

  /**
   * The course that a task belongs to. A task of step 4 to 6 states the number of chapters of the
   * course, not the requested number.
   */
  async course(task: Omit<Task, "step" | "position">, otherLanguage = false): Promise<TrueCourse> {
    const { repository, commit, chapters } = task;
    const language = otherLanguage ? (task.language === "fr" ? "en" : "fr") : task.language;
    const prefix = `${repository}@${commit}/`;
    for (const [key, promise] of this.#facts) {
      if (!key.startsWith(prefix)) continue;
      const facts = await promise.catch(() => undefined);
      if (facts?.topics.length === chapters) return trueCourse(facts, language);
    }
    const key = `${prefix}${chapters}`;
    const read = this.#facts.get(key) ?? this.#read(task);
    this.#facts.set(key, read);
    return trueCourse(await read, language);
  }

  /** A file's lines at the commit; undefined for a missing file. */
  lines(repository: string, commit: string, file: string): Promise<string[] | undefined> {
    const key = `${repository}@${commit}:${file}`;
    const known = this.#files.get(key);
    if (known !== undefined) return known;
    const read = this.#checkout(repository, commit).then(async (checkout) => {
      const text = await git(["-C", checkout, "show", `${commit}:${file}`]).catch(() => undefined);
      return text?.split("\n");
    });
    this.#files.set(key, read);
    return read;
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.#facts.values(), ...this.#checkouts.values()]);
    for (const directory of this.#scratch) await rm(directory, { recursive: true, force: true });
  }

  #checkout(repository: string, commit: string): Promise<string> {
    const directory = this.#sources.directories.get(repository);
    if (directory !== undefined) return Promise.resolve(directory);
    const key = `${repository}@${commit}`;
    const known = this.#checkouts.get(key);
    if (known !== undefined) return known;
    const made = this.#clone(repository);
    this.#checkouts.set(key, made);
    return made;
  }

  async #read({
    repository,
    commit,
    chapters,
  }: Pick<Task, "repository" | "commit" | "chapters">): Promise<CodeFacts> {
    const { grammars } = this.#sources;
    const checkout = await this.#checkout(repository, commit);
    return readFacts({ checkout, commit, chapters, ...(grammars === undefined ? {} : { grammars }) });
  }

  async #clone(repository: string): Promise<string> {
    const { github, githubToken } = this.#sources;
    if (github === undefined) {
      throw new Error(
        `The double does not know the repository ${repository}: give --github or --repository.`,
      );
    }
    const directory = await mkdtemp(path.join(tmpdir(), "fondation-anthropic-"));
    this.#scratch.push(directory);
    const header = `http.extraHeader=Authorization: Basic ${Buffer.from(`x-access-token:${githubToken}`).toString("base64")}`;
    const signed = githubToken === undefined ? {} : { env: configured(header) };
    await git(["clone", "--quiet", "--bare", "--depth=1", `${github}/${repository}.git`, directory], signed);
    return directory;
  }
}

/** Passes Git configuration in the environment, so that no argument list contains the token. */
function configured(setting: string): Record<string, string> {
  const [key = "", ...value] = setting.split("=");
  return { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: key, GIT_CONFIG_VALUE_0: value.join("=") };
}

/** Reads Git objects through one long-lived `git cat-file --batch`. */

import { RepositoryError } from "../errors.ts";
import { execa } from "execa";
import { gitEnvironment } from "./git.ts";

/** An open `git cat-file --batch`. Reads are answered in the order they are asked. */
export interface BlobReader {
  /** The blob's bytes; undefined when the repository does not hold the object. */
  read(object: string): Promise<Buffer | undefined>;
  /** Ends the process once all reads are answered. */
  close(): Promise<void>;
}

/** Starts the process. It ends with {@link BlobReader.close}. */
export function openBlobs(checkout: string): BlobReader {
  const git = execa("git", ["cat-file", "--batch"], {
    cwd: checkout,
    env: gitEnvironment(),
    extendEnv: false,
    encoding: "buffer",
    stdout: "pipe",
    stderr: "ignore",
    buffer: false,
    reject: false,
  });
  const output = new Output(git.stdout);
  let last: Promise<unknown> = Promise.resolve();

  async function answer(object: string): Promise<Buffer | undefined> {
    git.stdin.write(`${object}\n`);
    // `<object> <type> <size>`, the bytes and a newline; or `<object> missing` (git-cat-file(1), BATCH OUTPUT).
    const header = (await output.until(0x0a)).toString("utf8");
    const { type, size } = / (?<type>[a-z]+) (?<size>\d+)$/u.exec(header)?.groups ?? {};
    if (size === undefined) return undefined;
    const bytes = await output.take(Number(size) + 1);
    return type === "blob" ? bytes.subarray(0, -1) : undefined;
  }

  return {
    read(object) {
      const read = last.then(() => answer(object));
      last = read.catch(() => undefined);
      return read;
    },
    async close() {
      await last;
      git.stdin.end();
      await git;
    },
  };
}

/** The bytes a process writes, taken in portions. */
class Output {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** The bytes before the next `delimiter`, which is consumed. */
  async until(delimiter: number): Promise<Buffer> {
    let at = this.#rest.indexOf(delimiter);
    while (at === -1) {
      this.#rest = Buffer.concat([this.#rest, await this.#next()]);
      at = this.#rest.indexOf(delimiter);
    }
    return (await this.take(at + 1)).subarray(0, -1);
  }

  async take(length: number): Promise<Buffer> {
    const chunks = [this.#rest];
    let have = this.#rest.length;
    while (have < length) {
      const chunk = await this.#next();
      chunks.push(chunk);
      have += chunk.length;
    }
    const all = chunks.length === 1 ? this.#rest : Buffer.concat(chunks);
    this.#rest = all.subarray(length);
    return all.subarray(0, length);
  }

  async #next(): Promise<Buffer> {
    const { done, value } = await this.#chunks.next();
    if (done !== true) return value;
    throw new RepositoryError({
      code: "INTERNAL",
      message: "Reading the repository's files failed: git cat-file ended before it had answered.",
      advice: "Check that the repository is still there and undamaged (git fsck), then try again.",
    });
  }
}

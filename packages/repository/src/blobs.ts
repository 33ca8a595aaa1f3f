/** Reads blobs through one long-lived `git cat-file --batch`. */

import { gitCommand } from "./git.ts";
import { gitFailure } from "./git-failure.ts";
import { reasonOf, startGit } from "./git-process.ts";

/** An open `git cat-file --batch`. It answers reads in the order of the calls. */
export interface BlobReader {
  /** One running `git cat-file --batch`. It answers reads in the order of the calls. */
  read(oid: string): Promise<Buffer | undefined>;
  /** Ends the process after all answers. */
  close(): Promise<void>;
}

/**
 * Starts the process, which runs until {@link BlobReader.close} or an abort. Git produces a blob
 * only when it is asked for and read, so memory holds one blob at a time.
 */
export function openBlobs(checkout: string, signal?: AbortSignal): BlobReader {
  const command = gitCommand(checkout, ["cat-file", "--batch"], signal);
  const git = startGit(command.args, {
    ...command.options,
    stdout: "pipe",
    stderr: "pipe",
    buffer: { stdout: false, stderr: true },
  });
  const output = new ByteStream(git.stdout);
  let answered: Promise<unknown> = Promise.resolve();
  let closed = false;

  async function answer(oid: string): Promise<Buffer | undefined> {
    signal?.throwIfAborted();
    git.stdin.write(`${oid}\n`);
    // `<oid> <type> <size>`, the bytes and a newline; or `<oid> missing` (git-cat-file(1), BATCH
    // OUTPUT).
    const header = (await output.readUntil(0x0a)).toString("utf8");
    const { type, size } = / (?<type>[a-z]+) (?<size>\d+)$/u.exec(header)?.groups ?? {};
    if (size === undefined) return undefined;
    const bytes = await output.read(Number(size) + 1);
    return type === "blob" ? bytes.subarray(0, -1) : undefined;
  }

  return {
    async read(oid) {
      if (closed) throw new Error("The repository is closed.");
      const read = answered.then(() => answer(oid));
      answered = read.catch(() => undefined);
      try {
        return await read;
      } catch (error) {
        signal?.throwIfAborted();
        throw error instanceof EndOfOutput
          ? gitFailure("Git cannot read the files of the repository (git cat-file)", reasonOf(await git))
          : error;
      }
    },
    async close() {
      closed = true;
      await answered;
      git.stdin.end();
      await git;
    },
  };
}

class ByteStream {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** The bytes before the next `delimiter`; consumes the delimiter too. */
  async readUntil(delimiter: number): Promise<Buffer> {
    let at = this.#rest.indexOf(delimiter);
    while (at === -1) {
      this.#rest = Buffer.concat([this.#rest, await this.#next()]);
      at = this.#rest.indexOf(delimiter);
    }
    return (await this.read(at + 1)).subarray(0, -1);
  }

  async read(length: number): Promise<Buffer> {
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
    throw new EndOfOutput();
  }
}

class EndOfOutput extends Error {}

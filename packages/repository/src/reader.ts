/**
 * Reads the files of a repository at one commit. All packages read repository files through this
 * reader.
 */

import { openBlobs } from "./blobs.ts";
import { decodeText } from "./text.ts";
import { listTree, type RepositoryFile } from "./tree.ts";

/** In bytes. A pack of some megabytes can hold a file of gigabytes, which a course could cite. */
export const LARGEST_TEXT = 50_000_000;

/** Reads the regular files of one commit. */
export interface RepositoryReader {
  /** All regular files, sorted by path. */
  listFiles(): readonly RepositoryFile[];
  /**
   * The text of a file; read as UTF-8 with U+FFFD when its bytes are not text or its encoding is not
   * known. Undefined when the commit has no such file, or it is larger than {@link LARGEST_TEXT}.
   */
  readFile(path: string): Promise<string | undefined>;
  /** The texts by path. Binary files, unknown encodings and missing objects are absent. */
  readTexts(files: readonly RepositoryFile[]): Promise<Map<string, string>>;
  /** The bytes of each file, one at a time, in the given order. Missing objects are left out. */
  readBlobs(files: readonly RepositoryFile[]): AsyncGenerator<FileContent>;
  /** Ends the Git process. Later reads fail. */
  close(): Promise<void>;
}

interface FileContent {
  readonly file: RepositoryFile;
  readonly content: Uint8Array;
}

/**
 * Opens a checked-out or bare repository at a commit given by its full SHA. The signal ends every
 * read with its reason. Throws `RepositoryError`: `REPOSITORY_INVALID` when the folder is no
 * repository or does not hold the commit, `REPOSITORY_EMPTY` when it has no commit yet.
 */
export async function openRepository(
  checkout: string,
  commit: string,
  signal?: AbortSignal,
): Promise<RepositoryReader> {
  const files = await listTree(checkout, commit, signal);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const blobs = openBlobs(checkout, signal);

  async function* readBlobs(wanted: readonly RepositoryFile[]): AsyncGenerator<FileContent> {
    for (const file of wanted) {
      const content = await blobs.read(file.oid);
      if (content !== undefined) yield { file, content };
    }
  }

  return {
    listFiles: () => files,
    readBlobs,
    async readFile(path) {
      const file = byPath.get(path);
      if (file === undefined || file.bytes > LARGEST_TEXT) return undefined;
      const bytes = await blobs.read(file.oid);
      return bytes === undefined ? undefined : (decodeText(bytes) ?? bytes.toString("utf8"));
    },
    async readTexts(wanted) {
      const texts = new Map<string, string>();
      for await (const { file, content } of readBlobs(wanted)) {
        const text = decodeText(content);
        if (text !== undefined) texts.set(file.path, text);
      }
      return texts;
    },
    close: () => blobs.close(),
  };
}

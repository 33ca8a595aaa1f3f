/** Contents of blobs by object id, many per `git cat-file --batch`. */

import { readGit } from "./git.ts";
import type { TreeEntry } from "./tree.ts";

const BATCH_BYTES = 16_000_000;

/** The text of each entry that is valid UTF-8 text; binary files are absent from the result. */
export async function readTexts(
  checkout: string,
  entries: readonly TreeEntry[],
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for await (const { entry, content } of readBlobs(checkout, entries, signal)) {
    const text = decodeText(content);
    if (text !== undefined) texts.set(entry.path, text);
  }
  return texts;
}

/** The bytes of each entry, in the order given; an object that is missing is left out. */
export async function* readBlobs(
  checkout: string,
  entries: readonly TreeEntry[],
  signal: AbortSignal,
): AsyncGenerator<{ entry: TreeEntry; content: Uint8Array }> {
  for (const batch of batches(entries)) {
    const input = batch.map((entry) => `${entry.oid}\n`).join("");
    const output = await readGit(checkout, ["cat-file", "--batch"], { input, signal });
    let at = 0;
    for (const entry of batch) {
      const contentStart = output.indexOf(10, at) + 1;
      const header = Buffer.from(output.subarray(at, contentStart - 1)).toString("latin1");
      const size = Number(/ blob (\d+)$/.exec(header)?.[1] ?? Number.NaN);
      if (Number.isNaN(size)) {
        at = contentStart;
        continue;
      }
      yield { entry, content: output.subarray(contentStart, contentStart + size) };
      at = contentStart + size + 1;
    }
  }
}
function* batches(entries: readonly TreeEntry[]): Generator<TreeEntry[]> {
  let batch: TreeEntry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    if (batch.length > 0 && bytes + entry.bytes > BATCH_BYTES) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(entry);
    bytes += entry.bytes;
  }
  if (batch.length > 0) yield batch;
}

function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

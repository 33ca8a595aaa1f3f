/** Looks names up in the text of the whole repository. */

import type { RepositoryReader } from "@fondation/repository";

const WORD = /[\p{L}\p{N}_$]+/gu;
const PART_OF_WORD = /[\p{L}\p{N}_$]/u;
/** In bytes: larger files are data. */
const LARGEST_FILE = 1_000_000;

export function wordsIn(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** The words among `wanted` that occur in no file and in no path. Files that are cited come first. */
export async function unknownWords(
  wanted: ReadonlySet<string>,
  cited: ReadonlySet<string>,
  repository: RepositoryReader,
): Promise<Set<string>> {
  const unknown = new Set(wanted);
  const files = repository.listFiles();
  for (const { path } of files) for (const word of wordsIn(path)) unknown.delete(word);
  const first = await repository.readTexts(files.filter(({ path }) => cited.has(path)));
  for (const text of first.values()) for (const word of wordsIn(text)) unknown.delete(word);
  for (const file of files) {
    if (unknown.size === 0) break;
    if (cited.has(file.path) || file.bytes > LARGEST_FILE) continue;
    const text = (await repository.readTexts([file])).get(file.path) ?? "";
    for (const word of unknown) if (holdsWord(text, word)) unknown.delete(word);
  }
  return unknown;
}

/** Whether a text contains a word that is not part of a longer one. */
export function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? "";
    const after = text[at + word.length] ?? "";
    if (!PART_OF_WORD.test(before) && !PART_OF_WORD.test(after)) return true;
  }
  return false;
}

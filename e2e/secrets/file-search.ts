/**
 * Searches the files of a run and the archives in them: traces are ZIP files, and the HTML report
 * contains one.
 */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { unzipSync } from "fflate";

/** The magic number of a ZIP archive. */
const ARCHIVE = Buffer.from("PK\x03\x04", "latin1");
/** Prefix of the data that Playwright's report embeds. */
const PACKED = "data:application/zip;base64,";
/** Reported as a finding, because the file may contain a secret. */
const UNREADABLE = "an archive that cannot be read";

/** Findings by path. Files without findings are left out. */
export async function searchFiles(
  directories: readonly string[],
  search: (content: Buffer) => readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const directory of directories) {
    for (const file of await filesBelow(directory)) {
      const names = searchContent(await readFile(file), search);
      if (names.size > 0) found.set(file, names);
    }
  }
  return found;
}

function searchContent(content: Buffer, search: (content: Buffer) => readonly string[]): Set<string> {
  const found = new Set(search(content));
  for (const archive of archivesIn(content)) {
    const entries = entriesOf(archive);
    if (entries === undefined) found.add(UNREADABLE);
    for (const [entry, bytes] of Object.entries(entries ?? {})) {
      for (const name of searchContent(Buffer.from(bytes), search)) found.add(`${name} (packed in ${entry})`);
    }
  }
  return found;
}

/** Undefined for a truncated or damaged archive, such as one of a killed runner. */
function entriesOf(archive: Buffer): Record<string, Uint8Array> | undefined {
  try {
    return unzipSync(archive);
  } catch {
    return undefined;
  }
}

function* archivesIn(content: Buffer): Generator<Buffer> {
  if (content.subarray(0, ARCHIVE.length).equals(ARCHIVE)) yield content;
  for (let at = content.indexOf(PACKED); at >= 0; at = content.indexOf(PACKED, at + 1)) {
    const [base64 = ""] = /^[\w+/=]*/.exec(content.subarray(at + PACKED.length).toString("latin1")) ?? [];
    const archive = Buffer.from(base64, "base64");
    if (archive.subarray(0, ARCHIVE.length).equals(ARCHIVE)) yield archive;
  }
}

async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
}

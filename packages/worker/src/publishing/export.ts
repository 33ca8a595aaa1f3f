/** Writes a course as files: its documents by their slugs, and `course.json`, written last so that half an export is no course. */
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import {
  type Course,
  documentSha256,
  MANIFEST_FILE,
  type Manifest,
  manifestText,
  readManifest,
} from "@fondation/course";
import { FondationError } from "@fondation/environment";
import type { StoredDiagram } from "../rendering/rendering.ts";

/** What was drawn and printed of a course. */
export interface Renderings {
  readonly diagrams?: readonly StoredDiagram[];
  readonly booklet?: Uint8Array | undefined;
}

const BOOKLET_FILE = "course.pdf";
const DIAGRAMS_FOLDER = "diagrams";

/**
 * Writes a course, with its diagrams as `diagrams/<SHA-256 of the source>.svg` and `course.pdf` where there are some, into a directory that is absent, empty, or holds an earlier course, whose files it replaces. Files that belong to
 * no course are left alone.
 * @throws FondationError OUTPUT_NOT_EMPTY when the directory holds files and no course; CourseFormatError when its course cannot be read.
 */
export async function exportCourse(
  course: Course,
  manifest: Manifest,
  directory: string,
  { diagrams = [], booklet }: Renderings = {},
): Promise<void> {
  await mkdir(directory, { recursive: true });
  await removeEarlierCourse(directory);
  for (const { slug, content } of course.documents) {
    const path = pathOf(directory, slug);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  if (diagrams.length > 0) await mkdir(join(directory, DIAGRAMS_FOLDER), { recursive: true });
  for (const { source, light } of diagrams) {
    await writeFile(join(directory, DIAGRAMS_FOLDER, `${documentSha256(source)}.svg`), light);
  }
  if (booklet !== undefined) await writeFile(join(directory, BOOKLET_FILE), booklet);
  await writeFile(join(directory, MANIFEST_FILE), manifestText(manifest));
}

async function removeEarlierCourse(directory: string): Promise<void> {
  const entries = await readdir(directory);
  if (entries.length === 0) return;
  if (!entries.includes(MANIFEST_FILE)) {
    throw new FondationError({
      code: "OUTPUT_NOT_EMPTY",
      message: `The course was not written: ${directory} already holds ${entries[0]} and no course.`,
      advice: "Choose a directory that is new, empty, or holds a course written earlier.",
    });
  }
  const { documents } = readManifest(await readFile(join(directory, MANIFEST_FILE), "utf8"));
  await rm(join(directory, MANIFEST_FILE));
  const folders = new Set<string>();
  for (const { slug } of documents) {
    const path = pathOf(directory, slug);
    await rm(path, { force: true });
    if (dirname(path) !== directory) folders.add(dirname(path));
  }
  await removeEarlierRenderings(directory);
  // A folder that still holds something else stays.
  for (const folder of folders) await rmdir(folder).catch(() => {});
}

async function removeEarlierRenderings(directory: string): Promise<void> {
  await rm(join(directory, BOOKLET_FILE), { force: true });
  const folder = join(directory, DIAGRAMS_FOLDER);
  for (const name of await readdir(folder).catch(() => [])) {
    if (/^[0-9a-f]{64}\.svg$/.test(name)) await rm(join(folder, name));
  }
  await rmdir(folder).catch(() => {});
}

/** A slug is a relative path by the contract; this is the last look before something is written or removed. */
function pathOf(directory: string, slug: string): string {
  const path = join(directory, slug);
  const inside = relative(directory, path);
  if (inside === "" || inside.startsWith("..") || slug.includes("\0")) {
    throw new Error(`The slug ${JSON.stringify(slug)} leads out of the course's directory.`);
  }
  return path;
}

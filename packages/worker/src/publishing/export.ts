/**
 * Writes a course as files: the documents by their slugs, then `course.json`. An incomplete export
 * has no `course.json` and is therefore not a course.
 */
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type Course, MANIFEST_FILE, type Manifest, manifestText, textSha256 } from "@fondation/course";
import type { StoredDiagram } from "../rendering/rendering.ts";
import { earlierSlugs, entriesOf, removeEarlierCourse } from "./earlier-export.ts";
import { BOOKLET_FILE, DIAGRAMS_FOLDER, pathOf, UNDER_WAY_FILE } from "./export-layout.ts";

export interface Renderings {
  readonly diagrams?: readonly StoredDiagram[];
  readonly booklet?: Uint8Array | undefined;
}

/**
 * In milliseconds. Writing a course takes seconds, so older directories come from a killed program.
 */
const LEFT_AFTER_MS = 10 * 60_000;

/**
 * Writes a course, with its diagrams as `diagrams/<SHA-256 of the source>.svg` and its PDF as
 * `course.pdf`. The directory may be absent, empty, or contain an earlier course, complete or not,
 * whose files are replaced. Other files are kept. An absent directory is created in one step, with
 * all files.
 * @throws FondationError OUTPUT_NOT_EMPTY when the directory contains files but no course;
 * CourseFormatError when its course cannot be read.
 */
export async function exportCourse(
  course: Course,
  manifest: Manifest,
  directory: string,
  renderings: Renderings = {},
): Promise<void> {
  const target = resolve(directory);
  const write = async (into: string) => {
    await writeFiles(course, renderings, into);
    await writeFile(join(into, MANIFEST_FILE), manifestText(manifest));
  };
  if ((await entriesOf(target)) === undefined && (await writeAside(target, write))) return;
  await mkdir(target, { recursive: true });
  const earlier = await earlierSlugs(target);
  const slugs = [...new Set([...earlier, ...course.documents.map(({ slug }) => slug)])];
  for (const slug of slugs) pathOf(target, slug);
  const underWay = join(target, UNDER_WAY_FILE);
  await writeFile(`${underWay}.new`, JSON.stringify(slugs));
  await rename(`${underWay}.new`, underWay);
  await removeEarlierCourse(target, earlier);
  await write(target);
  await rm(underWay);
}

/**
 * Writes to a directory next to the absent one, then renames it. False when another program has
 * created the target in the meantime.
 */
async function writeAside(target: string, write: (into: string) => Promise<void>): Promise<boolean> {
  const parent = dirname(target);
  const prefix = `.${basename(target)}.part-`;
  await mkdir(parent, { recursive: true });
  await removeLeft(parent, prefix);
  const aside = await mkdtemp(join(parent, prefix));
  try {
    await write(aside);
    // A new temporary directory is readable only by its user.
    await chmod(aside, 0o777 & ~process.umask());
    await rename(aside, target);
    return true;
  } catch (error) {
    if (["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function removeLeft(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const left = join(parent, name);
    const age = await stat(left).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > LEFT_AFTER_MS) await rm(left, { recursive: true, force: true });
  }
}

async function writeFiles(
  course: Course,
  { diagrams = [], booklet }: Renderings,
  directory: string,
): Promise<void> {
  for (const { slug, content } of course.documents) {
    const path = pathOf(directory, slug);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  if (diagrams.length > 0) await mkdir(join(directory, DIAGRAMS_FOLDER), { recursive: true });
  for (const { source, light } of diagrams) {
    await writeFile(join(directory, DIAGRAMS_FOLDER, `${textSha256(source)}.svg`), light);
  }
  if (booklet !== undefined) await writeFile(join(directory, BOOKLET_FILE), booklet);
}

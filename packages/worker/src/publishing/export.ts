/**
 * Writes a course as files: the documents by their slugs, then `course.json`. An incomplete export
 * has no `course.json` and is therefore not a course. The directory may lie in a repository of
 * other people, so no link is followed, and a file that no export wrote is neither replaced nor
 * removed.
 */
import { chmod, lstat, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type Course, MANIFEST_FILE, type Manifest } from "@fondation/course";
import { entryAt, NEW_FILE } from "@fondation/environment";
import { type CourseFile, courseFiles, type Renderings, writeCourseFiles } from "./course-files.ts";
import { earlierFiles, earlierSlugs, removeEarlierCourse } from "./earlier-export.ts";
import { BOOKLET_FILE, STAGING_PREFIX, UNDER_WAY_FILE } from "./export-layout.ts";
import { refuseLinkedDirectory, refuseObstacle, unsafeOutput } from "./unsafe-output.ts";

/**
 * In milliseconds. Writing a course takes seconds, so older directories come from a killed program.
 */
const LEFT_AFTER_MS = 10 * 60_000;

/**
 * Writes a course, with its diagrams as `diagrams/<SHA-256 of the source>.svg`. The directory may be absent, empty, or contain an earlier course, complete or not,
 * whose files are replaced. Other files are kept. An absent directory is created in one step, with
 * all files.
 * @throws FondationError OUTPUT_NOT_EMPTY when the directory contains files but no course;
 * OUTPUT_UNSAFE when a link, or a file that is not of an earlier course, is in the way;
 * CourseFormatError when its course cannot be read.
 */
export async function exportCourse(
  course: Course,
  manifest: Manifest,
  directory: string,
  renderings: Renderings = {},
): Promise<void> {
  const target = resolve(directory);
  const files = courseFiles(course, manifest, renderings);
  refuseLinkedDirectory(target);
  if (entryAt(target) === "absent" && (await createCourse(target, files))) return;
  await replaceCourse(
    target,
    files,
    course.documents.map(({ slug }) => slug),
  );
}

/**
 * Adds the PDF to the course in a directory, or replaces the one that is there. Returns false without
 * a course.
 * @throws FondationError OUTPUT_UNSAFE when a link or something else than a file is in the way.
 */
export async function exportBooklet(booklet: Uint8Array, directory: string): Promise<boolean> {
  const target = resolve(directory);
  refuseLinkedDirectory(target);
  if (entryAt(join(target, MANIFEST_FILE)) === "absent") return false;
  const staging = await makeStaging(target, STAGING_PREFIX);
  try {
    await writeFile(join(staging, BOOKLET_FILE), booklet, { flag: NEW_FILE });
    await move(staging, target, BOOKLET_FILE);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return true;
}

/**
 * Checks what can be known before there is a course, so that no analysis is made in vain.
 * {@link exportCourse} checks again.
 * @throws the same FondationErrors as {@link exportCourse}.
 */
export async function requireSafeOutput(directory: string): Promise<void> {
  const target = resolve(directory);
  refuseLinkedDirectory(target);
  if (entryAt(target) !== "absent") await earlierCourse(target);
}

/**
 * Writes to a directory next to the absent one, then renames it. False when another program has
 * created the target in the meantime.
 */
async function createCourse(target: string, files: readonly CourseFile[]): Promise<boolean> {
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  const staging = await makeStaging(parent, `.${basename(target)}.part-`);
  try {
    await writeCourseFiles(files, staging);
    // A new temporary directory is readable only by its user.
    await chmod(staging, 0o777 & ~process.umask());
    await rename(staging, target);
    return true;
  } catch (error) {
    if (["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * Checks every path, writes all files to a directory in the target, which may be a mount of its
 * own, and then moves them to their places.
 */
async function replaceCourse(
  target: string,
  files: readonly CourseFile[],
  slugs: readonly string[],
): Promise<void> {
  refuseLinkedDirectory(target);
  const { earlier, removed } = await earlierCourse(target);
  for (const { path } of files) refuseForeignFile(target, join(target, path), removed);
  const staging = await makeStaging(target, STAGING_PREFIX);
  try {
    await writeCourseFiles(files, staging);
    const underWay = join(staging, UNDER_WAY_FILE);
    await writeFile(underWay, JSON.stringify([...new Set([...earlier, ...slugs])]), { flag: NEW_FILE });
    await rename(underWay, join(target, UNDER_WAY_FILE));
    await removeEarlierCourse(target, removed);
    for (const { path } of files) await move(staging, target, path);
    await rm(join(target, UNDER_WAY_FILE));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** The documents of the earlier course and the files to remove, all safe to remove. */
async function earlierCourse(target: string) {
  if (entryAt(target) !== "directory") {
    throw unsafeOutput(target, "it exists and is no directory", "Choose another directory.");
  }
  const earlier = await earlierSlugs(target);
  const removed = await earlierFiles(target, earlier);
  for (const path of removed) refuseObstacle(target, path);
  return { earlier, removed };
}

function refuseForeignFile(target: string, path: string, removed: readonly string[]): void {
  refuseObstacle(target, path);
  if (entryAt(path) === "absent" || removed.includes(path)) return;
  throw unsafeOutput(
    target,
    `${path} exists and is not a file of the earlier course`,
    "Move or remove that file, or choose another directory.",
  );
}

async function move(staging: string, target: string, path: string): Promise<void> {
  const to = join(target, path);
  refuseObstacle(target, to);
  await mkdir(dirname(to), { recursive: true });
  await rename(join(staging, path), to);
}

/** Makes a new directory, and removes those that killed exports left next to it. */
async function makeStaging(parent: string, prefix: string): Promise<string> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const left = join(parent, name);
    const found = await lstat(left).catch(() => undefined);
    if (found?.isDirectory() !== true || Date.now() - found.mtimeMs <= LEFT_AFTER_MS) continue;
    await rm(left, { recursive: true, force: true });
  }
  return await mkdtemp(join(parent, prefix));
}

/**
 * Writes a course as files: the documents by their slugs, then `course.json`. An incomplete export
 * has no `course.json` and is therefore not a course.
 */
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import {
  type Course,
  textSha256,
  MANIFEST_FILE,
  type Manifest,
  manifestText,
  readManifest,
} from "@fondation/course";
import { FondationError } from "@fondation/environment";
import type { StoredDiagram } from "../rendering/rendering.ts";

export interface Renderings {
  readonly diagrams?: readonly StoredDiagram[];
  readonly booklet?: Uint8Array | undefined;
}

const BOOKLET_FILE = "course.pdf";
const DIAGRAMS_FOLDER = "diagrams";

/**
 * Lists the files that a running export removes or writes, so that the next export can clean up
 * after a killed one.
 */
const UNDER_WAY_FILE = ".course.json.part";
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

/** The names in a directory; undefined for a directory that does not exist. */
async function entriesOf(directory: string): Promise<string[] | undefined> {
  return await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

/** The documents of the course in a directory, and those of an incomplete export. */
async function earlierSlugs(directory: string): Promise<string[]> {
  const entries = (await entriesOf(directory)) ?? [];
  const slugs: string[] = [];
  if (entries.includes(MANIFEST_FILE)) {
    const { documents } = readManifest(await readFile(join(directory, MANIFEST_FILE), "utf8"));
    slugs.push(...documents.map(({ slug }) => slug));
  }
  if (entries.includes(UNDER_WAY_FILE)) {
    slugs.push(...slugsIn(await readFile(join(directory, UNDER_WAY_FILE), "utf8")));
  }
  const others = entries.filter((name) => name !== `${UNDER_WAY_FILE}.new`);
  if (others.length > 0 && !entries.includes(MANIFEST_FILE) && !entries.includes(UNDER_WAY_FILE)) {
    throw new FondationError({
      code: "OUTPUT_NOT_EMPTY",
      message: `The course was not written: ${directory} already contains ${others[0]} and no course.`,
      advice: "Choose a directory that is new, empty, or contains an earlier course.",
    });
  }
  return slugs;
}

function slugsIn(text: string): string[] {
  const slugs: unknown = JSON.parse(text);
  return Array.isArray(slugs) ? slugs.filter((slug) => typeof slug === "string") : [];
}

async function removeEarlierCourse(directory: string, slugs: readonly string[]): Promise<void> {
  await rm(join(directory, MANIFEST_FILE), { force: true });
  const folders = new Set<string>();
  for (const slug of slugs) {
    const path = pathOf(directory, slug);
    await rm(path, { force: true });
    if (dirname(path) !== directory) folders.add(dirname(path));
  }
  await removeEarlierRenderings(directory);
  // Fails for a folder that contains other files, which is kept.
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

/**
 * A slug is a relative path by the contract. This is the last check before a file is written or
 * removed.
 */
function pathOf(directory: string, slug: string): string {
  const path = join(directory, slug);
  const inside = relative(directory, path);
  if (inside === "" || inside.startsWith("..") || slug.includes("\0")) {
    throw new Error(`The slug ${JSON.stringify(slug)} leads out of the directory of the course.`);
  }
  return path;
}

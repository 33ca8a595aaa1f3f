/** Finds and removes what an earlier export, complete or not, left in a directory. */
import { readdir, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isDocumentSlug, MANIFEST_FILE, readManifest } from "@fondation/course";
import { entryAt, FondationError, readRegularFile } from "@fondation/environment";
import { BOOKLET_FILE, DIAGRAMS_FOLDER, pathOf, STAGING_PREFIX, UNDER_WAY_FILE } from "./export-layout.ts";
import { refuseObstacle, unsafeOutput } from "./unsafe-output.ts";

/**
 * The documents of the course in a directory, and those of an incomplete export. The lists may come
 * from a repository, so each entry must be a document of a course.
 * @throws FondationError OUTPUT_NOT_EMPTY for files without a course, OUTPUT_UNSAFE for a list that
 * no export wrote.
 */
export async function earlierSlugs(directory: string): Promise<string[]> {
  const entries = await readdir(directory);
  const slugs: string[] = [];
  for (const name of [MANIFEST_FILE, UNDER_WAY_FILE]) refuseObstacle(directory, join(directory, name));
  const manifest = readRegularFile(join(directory, MANIFEST_FILE));
  const underWay = readRegularFile(join(directory, UNDER_WAY_FILE));
  if (manifest !== undefined) {
    slugs.push(
      ...slugsOf(
        directory,
        MANIFEST_FILE,
        readManifest(manifest).documents.map(({ slug }) => slug),
      ),
    );
  }
  if (underWay !== undefined) slugs.push(...slugsOf(directory, UNDER_WAY_FILE, parsed(underWay)));
  const [other] = entries.filter((name) => !name.startsWith(STAGING_PREFIX));
  if (other !== undefined && manifest === undefined && underWay === undefined) {
    throw new FondationError({
      code: "OUTPUT_NOT_EMPTY",
      message: `The course was not written: ${directory} already contains ${other} and no course.`,
      advice: "Choose a directory that is new, empty, or contains an earlier course.",
    });
  }
  return slugs;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function slugsOf(directory: string, file: string, list: unknown): string[] {
  const isList = Array.isArray(list);
  const wrong = isList ? list.find((slug) => typeof slug !== "string" || !isDocumentSlug(slug)) : undefined;
  if (isList && wrong === undefined) return list;
  const why = isList ? `lists ${JSON.stringify(wrong)}, which is no document of a course` : "is no list";
  throw unsafeOutput(
    directory,
    `${join(directory, file)} ${why}`,
    "No export wrote this file. Look where it comes from and remove it, or choose another directory.",
  );
}

/** The files that `removeEarlierCourse` removes, as absolute paths; the manifest first. */
export async function earlierFiles(directory: string, slugs: readonly string[]): Promise<string[]> {
  const folder = join(directory, DIAGRAMS_FOLDER);
  const documents = slugs.map((slug) => pathOf(directory, slug));
  const inFolder = entryAt(folder) === "directory" ? await readdir(folder) : [];
  const diagrams = inFolder
    .filter((name) => /^[0-9a-f]{64}\.svg$/.test(name))
    .map((name) => join(folder, name));
  return [join(directory, MANIFEST_FILE), ...documents, join(directory, BOOKLET_FILE), ...diagrams];
}

export async function removeEarlierCourse(directory: string, files: readonly string[]): Promise<void> {
  const folders = new Set<string>();
  for (const path of files) {
    refuseObstacle(directory, path);
    await rm(path, { force: true });
    if (dirname(path) !== directory) folders.add(dirname(path));
  }
  // Fails for a folder that contains other files, which is kept.
  for (const folder of folders) await rmdir(folder).catch(() => {});
}

/** Finds and removes what an earlier export, complete or not, left in a directory. */
import { readdir, readFile, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { MANIFEST_FILE, readManifest } from "@fondation/course";
import { FondationError } from "@fondation/environment";
import { BOOKLET_FILE, DIAGRAMS_FOLDER, pathOf, UNDER_WAY_FILE } from "./export-layout.ts";

/** The names in a directory; undefined for a directory that does not exist. */
export async function entriesOf(directory: string): Promise<string[] | undefined> {
  return await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

/** The documents of the course in a directory, and those of an incomplete export. */
export async function earlierSlugs(directory: string): Promise<string[]> {
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

export async function removeEarlierCourse(directory: string, slugs: readonly string[]): Promise<void> {
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

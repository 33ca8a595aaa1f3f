/** The files of a course: which ones, and their bytes. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { type Course, MANIFEST_FILE, type Manifest, manifestText, textSha256 } from "@fondation/course";
import { NEW_FILE } from "@fondation/environment";
import type { StoredDiagram } from "../rendering/rendering.ts";
import { DIAGRAMS_FOLDER, pathOf } from "./export-layout.ts";

export interface Renderings {
  readonly diagrams?: readonly StoredDiagram[];
}

export interface CourseFile {
  /** Relative to the directory of the course. */
  readonly path: string;
  readonly content: () => string;
}

/** The manifest is last: a directory without it is not a course. */
export function courseFiles(course: Course, manifest: Manifest, { diagrams = [] }: Renderings): CourseFile[] {
  return [
    ...course.documents.map(({ slug, content }) => ({
      path: relative("/", pathOf("/", slug)),
      content: () => content,
    })),
    ...diagrams.map((diagram) => ({
      path: join(DIAGRAMS_FOLDER, `${textSha256(diagram.source)}.svg`),
      content: () => diagram.light,
    })),
    { path: MANIFEST_FILE, content: () => manifestText(manifest) },
  ];
}

/** Writes into a new directory that only this program fills. */
export async function writeCourseFiles(files: readonly CourseFile[], directory: string): Promise<void> {
  for (const { path, content } of files) {
    const file = join(directory, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content(), { flag: NEW_FILE });
  }
}

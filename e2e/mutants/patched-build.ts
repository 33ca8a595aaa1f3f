/** A copy of the build with the patches of a defect. Nothing is built again. */
import { copyFile, glob, link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Mutant, Part, Patch } from "./mutant.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The files that a system needs, as glob patterns below the root of the project. Without source
 * maps.
 */
const PROGRAMS = "packages/cli/dist/**/*.mjs";
const ASSETS = "assets/**/*";

const PARTS: Readonly<Record<Part, string>> = {
  programs: PROGRAMS,
  functions: "assets/functions.js",
  pages: "assets/web/**/*.{js,css,html}",
};

/** A patched file: its path below the root of the project, and its new text. */
export interface PatchedFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Applies the patches of a mutant to the texts of the build.
 *
 * @throws Error with the mutant's id when a text is not found exactly once.
 */
export async function patchedFiles({ id, patches }: Mutant): Promise<PatchedFile[]> {
  const texts = new Map<string, string>();
  for (const patch of patches) {
    const places = await placesOf(patch, texts);
    const [place] = places;
    if (place === undefined || places.length > 1) {
      const found =
        places.length === 0 ? "nowhere" : `${places.length} times (${places.map(fileOf).join(", ")})`;
      throw new Error(
        `The mutant "${id}" does not apply: ${String(patch.find)} is ${found} in the ${patch.part}.`,
      );
    }
    texts.set(place.file, place.text);
  }
  return [...texts].map(([file, text]) => ({ file, text }));
}

/** Every place of a patch's text, with the text of the file after the patch. */
async function placesOf(
  { part, find, replace }: Patch,
  patched: ReadonlyMap<string, string>,
): Promise<PatchedFile[]> {
  const places: PatchedFile[] = [];
  for await (const file of glob(PARTS[part], { cwd: ROOT })) {
    const text = patched.get(file) ?? (await readText(file));
    const expression = new RegExp(find instanceof RegExp ? find : RegExp.escape(find), "g");
    const count = [...text.matchAll(expression)].length;
    const changed = find instanceof RegExp ? text.replace(find, replace) : text.replace(find, () => replace);
    places.push(...Array.from({ length: count }, () => ({ file, text: changed })));
  }
  return places;
}

const fileOf = ({ file }: PatchedFile): string => path.basename(file);

const known = new Map<string, Promise<string>>();

function readText(file: string): Promise<string> {
  const text = known.get(file) ?? readFile(path.join(ROOT, file), "utf8");
  known.set(file, text);
  return text;
}

/** The program of a patched build, by the directory that contains the build. */
export function programOf(directory: string): string {
  return path.join(directory, "packages/cli/dist/cli.bundled.mjs");
}

/**
 * Makes the copy. Unchanged files are linked. The directory must be below the project, where the
 * programs find their external packages.
 */
export async function writePatchedBuild(mutant: Mutant, directory: string): Promise<void> {
  const patched = await patchedFiles(mutant);
  const changed = new Map(patched.map(({ file, text }) => [file, text]));
  await rm(directory, { recursive: true, force: true });
  for await (const entry of glob([PROGRAMS, ASSETS], { cwd: ROOT, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const from = path.join(entry.parentPath, entry.name);
    const file = path.relative(ROOT, from);
    // The compressed forms of a changed file would be served instead of it.
    if (changed.has(file.replace(/\.(?:br|gz)$/, ""))) continue;
    const to = path.join(directory, file);
    await mkdir(path.dirname(to), { recursive: true });
    await link(from, to).catch(() => copyFile(from, to));
  }
  for (const [file, text] of changed) await writeFile(path.join(directory, file), text);
}

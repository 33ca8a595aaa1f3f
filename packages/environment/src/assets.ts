/** Finds what `bun run build` made: grammars, web files and the Convex functions. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { FondationError } from "./errors.ts";

const MARK = "assets.json";

/**
 * Absolute path of the assets: `FONDATION_ASSETS`, else `assets/` in the nearest directory above
 * `from`. Throws `ASSETS_MISSING`.
 */
export function findAssets(
  configured: string | undefined = process.env.FONDATION_ASSETS,
  from: string = import.meta.dirname,
): string {
  if (configured !== undefined && configured !== "") {
    const directory = resolve(configured);
    if (existsSync(join(directory, MARK))) return directory;
    throw missing(`FONDATION_ASSETS is ${directory}, which contains no ${MARK}`);
  }
  for (let directory = from; ; directory = dirname(directory)) {
    const candidate = join(directory, "assets");
    if (existsSync(join(candidate, MARK))) return candidate;
    if (dirname(directory) === directory) break;
  }
  throw missing(`no directory above ${from} holds assets/${MARK}`);
}

function missing(reason: string): FondationError {
  return new FondationError({
    code: "ASSETS_MISSING",
    message: `the built grammars, web files and functions were not found: ${reason}`,
    advice: "Run `bun run build`, or let FONDATION_ASSETS name the directory it filled.",
  });
}

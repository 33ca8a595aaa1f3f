/** The files that say what a repository is for, how it is built and how its tests run. */

import { compareBy } from "../compare.ts";

const DESCRIBING =
  /(^|\/)(readme(\.\w+)?|changelog(\.\w+)?|changes(\.\w+)?|package\.json|go\.mod|pyproject\.toml|setup\.cfg|tox\.ini|pytest\.ini|requirements[\w-]*\.txt|cargo\.toml|pubspec\.yaml|pom\.xml|build\.gradle(\.kts)?|build\.sbt|package\.swift|composer\.json|gemfile|rakefile|makefile|cmakelists\.txt|[\w.-]+\.(csproj|fsproj|gemspec))$/i;
const DOCUMENT = /\.(md|mdx|rst|adoc)$/i;
const FOLDER = /^(docs?|documentation|guides?)$/i;

/** The rest of a larger documentation is a manual for users, page after page. */
const MAX_DOCUMENTS = 300;

export function describes(path: string): boolean {
  return DESCRIBING.test(path);
}

/** The pages of the documentation: those near the root first. */
export function documentsAmong(paths: readonly string[]): ReadonlySet<string> {
  const documents = paths.filter((path) => DOCUMENT.test(path) && isPlaced(path));
  const byDepth = compareBy<string>(
    (path) => -path.split("/").length,
    (path) => path,
  );
  return new Set(documents.sort(byDepth).slice(0, MAX_DOCUMENTS));
}

/** At the root, or below a folder for documentation. */
function isPlaced(path: string): boolean {
  const folders = path.split("/").slice(0, -1);
  return folders.length === 0 || folders.some((folder) => FOLDER.test(folder));
}

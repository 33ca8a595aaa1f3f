/**
 * Builds a bare Git repository from a fixture directory. Its commit is the same on every machine at
 * any time.
 */
import { access } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { git } from "./git.ts";
import { addOddEntries } from "./odd-entries.ts";
import { addInjections, INJECTED_MESSAGE } from "./prompt-injections.ts";

/**
 * The fixtures. `empty` is a repository without a commit and has no directory. `injecting` is
 * `typescript` with the files of `prompt-injections.ts`.
 */
export type FixtureName =
  | "typescript"
  | "python"
  | "go"
  | "private"
  | "hostile"
  | "injecting"
  | "tiny"
  | "empty";

/**
 * The fixture directories. Their relative path is the same in a container and on a developer's
 * machine.
 */
const FIXTURE_DIRECTORY = fileURLToPath(new URL("../../../fixtures", import.meta.url));

const WHO = {
  GIT_AUTHOR_NAME: "Ada Exemple",
  GIT_AUTHOR_EMAIL: "ada@example.org",
  GIT_AUTHOR_DATE: "2024-01-02T03:04:05Z",
  GIT_COMMITTER_NAME: "Ada Exemple",
  GIT_COMMITTER_EMAIL: "ada@example.org",
  GIT_COMMITTER_DATE: "2024-01-02T03:04:05Z",
} as const;

/** Adds files unchanged: no converted line endings, no attributes of the surrounding repository. */
const EXACTLY = [
  "-c",
  "core.autocrlf=false",
  "-c",
  "core.fileMode=false",
  "-c",
  `core.attributesFile=${path.join(FIXTURE_DIRECTORY, ".gitattributes")}`,
];

/** Builds the repository in an empty directory. Resolves to its commit; undefined for `empty`. */
export async function buildFixtureRepository(
  name: FixtureName,
  bareDirectory: string,
): Promise<string | undefined> {
  await git(["init", "--quiet", "--bare", "--initial-branch=main", bareDirectory]);
  if (name === "empty") return undefined;
  const source = path.join(FIXTURE_DIRECTORY, name === "injecting" ? "typescript" : name);
  await access(source);
  const here = ["--git-dir", bareDirectory];
  await git([...EXACTLY, ...here, "--work-tree", source, "add", "--force", "--all"]);
  if (name === "hostile") await addOddEntries(bareDirectory);
  if (name === "injecting") await addInjections(bareDirectory);
  const tree = await git([...here, "write-tree"]);
  const message = name === "injecting" ? INJECTED_MESSAGE : `Fixture ${name}`;
  const commit = await git([...here, "commit-tree", tree, "-m", message], { env: WHO });
  await git([...here, "update-ref", "refs/heads/main", commit]);
  return commit;
}

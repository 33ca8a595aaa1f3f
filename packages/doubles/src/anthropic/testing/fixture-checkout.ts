import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildFixtureRepository, type FixtureName } from "../../github/repositories/fixture-repository.ts";
import { git } from "../../github/repositories/git.ts";

/** A fixture repository on disk, its work tree, and a home directory for the client. */
export interface FixtureCheckout extends AsyncDisposable {
  readonly repository: string;
  readonly commit: string;
  readonly directory: string;
  readonly checkout: string;
  readonly home: string;
}

export async function checkOutFixture(fixture: FixtureName): Promise<FixtureCheckout> {
  const root = await mkdtemp(path.join(tmpdir(), "fondation-anthropic-test-"));
  const [directory, checkout, home] = [
    path.join(root, "git"),
    path.join(root, "files"),
    path.join(root, "home"),
  ];
  const commit = await buildFixtureRepository(fixture, directory);
  await mkdir(checkout);
  await mkdir(path.join(home, "tmp"), { recursive: true });
  await git(["--git-dir", directory, "--work-tree", checkout, "checkout", "--force", "HEAD", "--", "."]);
  return {
    repository: `acme/${fixture}`,
    commit: commit ?? "",
    directory,
    checkout,
    home,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

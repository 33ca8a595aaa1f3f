/** A small real Git repository for the tests: three languages, odd names, and links that must not be followed. */

import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";

/** A repository on disk and its one commit. */
export interface SampleRepository {
  readonly directory: string;
  readonly commit: string;
  remove(): Promise<void>;
}

/** The regular files of the sample, by path. */
export const SAMPLE_FILES: Readonly<Record<string, string>> = {
  "src/queue.ts": "export class Queue {\n  take() {\n    return `$&`;\n  }\n}\n",
  "src/worker.py": "import queue\n\ndef work():\n    pass\n",
  "src/store.go": "package store\r\n\r\nfunc Open() {}\r\n",
  "odd/$& `x` #1.ts": "const odd = 1;\nexport default odd;",
  "odd/new\nline.ts": "export {};\n",
  "odd/été 日本.md": "# Été\n",
  "odd/-rf": "x\n",
  "logo.bin": "\0\u0001\n\0\n",
  "empty.txt": "",
};

/** Makes the repository in a directory of its own. */
export async function createSampleRepository(): Promise<SampleRepository> {
  const directory = await mkdtemp(join(tmpdir(), "fondation-sample-"));
  const git = async (...args: string[]) => (await execa("git", args, { cwd: directory })).stdout;
  for (const [path, text] of Object.entries(SAMPLE_FILES)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  await symlink("/etc/passwd", join(directory, "passwd"));
  await symlink("src/queue.ts", join(directory, "link.ts"));
  await git("init", "--quiet", "--initial-branch=main");
  await git("-c", "core.autocrlf=false", "add", "--all");
  const author = [
    "-c",
    "user.name=Sample",
    "-c",
    "user.email=sample@example.org",
    "-c",
    "commit.gpgsign=false",
  ];
  await git(...author, "commit", "--quiet", "--message=Sample");
  const commit = await git("rev-parse", "HEAD");
  return { directory, commit, remove: () => rm(directory, { recursive: true, force: true }) };
}

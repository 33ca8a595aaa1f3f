import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MATERIALIZE_LIMITS, materialize } from "./materialize.ts";
import { openRepository } from "./reader.ts";
import { HOSTILE } from "./testing/hostile-files.ts";
import { makeRepository } from "./testing/test-repository.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "fondation-files-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const filesIn = () =>
  readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());

async function write({ path, commit }: { path: string; commit: string }, limits = {}): Promise<void> {
  const repository = await openRepository(path, commit);
  try {
    await materialize(repository, directory, { ...MATERIALIZE_LIMITS, ...limits });
  } finally {
    await repository.close();
  }
}

test("only regular files are written, with the bytes of the commit", async () => {
  await using repository = await makeRepository({
    ...HOSTILE,
    "run.sh": "#!/bin/sh\n",
    "data.bin": new Uint8Array([0, 1, 2, 255]),
    "link.ts": { link: "/etc/passwd" },
    up: { link: "../.." },
  });
  await write(repository);
  const files = filesIn();
  expect(files.every((entry) => entry.isFile())).toBe(true);
  expect(files.map(({ name }) => name)).not.toContain("link.ts");
  expect(readdirSync(directory)).not.toContain(".git");
  expect(readdirSync(directory)).not.toContain("up");
  expect(readFileSync(join(directory, "data.bin"))).toEqual(Buffer.from([0, 1, 2, 255]));
  expect(readFileSync(join(directory, "src/crlf.ts"), "utf8")).toBe(HOSTILE["src/crlf.ts"]);
  for (const { parentPath, name } of files) expect(statSync(join(parentPath, name)).mode & 0o111).toBe(0);
});

test("a file that the work tree lacks is written from the commit", async () => {
  await using repository = await makeRepository({ "a.ts": "export const a = 1;\n" });
  rmSync(join(repository.path, "a.ts"));
  await write(repository);
  expect(readFileSync(join(directory, "a.ts"), "utf8")).toBe("export const a = 1;\n");
});

test("large files are left out; too many files or bytes are refused before any write", async () => {
  await using repository = await makeRepository({ "a.ts": "a".repeat(100), "b.ts": "b".repeat(10) });
  await write(repository, { maxFileBytes: 50 });
  expect(readdirSync(directory)).toEqual(["b.ts"]);
  rmSync(join(directory, "b.ts"));
  for (const limits of [{ maxFiles: 1 }, { maxBytes: 100 }]) {
    await expect(write(repository, limits)).rejects.toMatchObject({ code: "REPOSITORY_TOO_LARGE" });
    expect(readdirSync(directory)).toEqual([]);
  }
});

/** The entries of a tree: file texts and trees. A name may occur twice and need not be valid. */
type Tree = readonly (readonly [name: string, content: string | Tree])[];

/** Commits a tree that `git add` would not make. */
async function commitTree(repository: string, tree: Tree): Promise<{ path: string; commit: string }> {
  const git = async (args: readonly string[], input = ""): Promise<string> => {
    const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid"];
    const { stdout } = await execa("git", ["-C", repository, ...identity, ...args], { input });
    return stdout;
  };
  const write = async (entries: Tree): Promise<string> => {
    const lines: string[] = [];
    for (const [name, content] of entries) {
      const entry =
        typeof content === "string"
          ? `100644 blob ${await git(["hash-object", "-w", "--stdin"], content)}`
          : `040000 tree ${await write(content)}`;
      lines.push(`${entry}\t${name}\0`);
    }
    return git(["mktree", "-z"], lines.join(""));
  };
  return { path: repository, commit: await git(["commit-tree", await write(tree)], "Hostile\n") };
}

test("invalid names write nothing into .git and nothing outside the directory", async () => {
  await using repository = await makeRepository({});
  const hook: Tree = [["hooks", [["post-checkout", "evil"]]]];
  const hostile = await commitTree(repository.path, [
    [".git", hook],
    [".GIT", hook],
    ["..", [["outside.txt", "evil"]]],
    [
      "in",
      [
        ["..", [["..", [["above.txt", "evil"]]]]],
        [".Git", "gitdir: /"],
      ],
    ],
    [".", [["dot.txt", "evil"]]],
    [".gitignore", "kept"],
    ["good.txt", "kept"],
  ]);
  const above = directory;
  directory = join(above, "a", "files");
  mkdirSync(directory, { recursive: true });
  try {
    await write(hostile);
    expect(
      filesIn()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([".gitignore", "good.txt"]);
    expect(readdirSync(above)).toEqual(["a"]);
    expect(readdirSync(join(above, "a"))).toEqual(["files"]);
  } finally {
    directory = above;
  }
});

test("files that the file system cannot hold are left out, and the others are written", async () => {
  await using repository = await makeRepository({});
  const long = "n".repeat(300);
  const odd = await commitTree(repository.path, [
    ["a", "lower"],
    ["A", "upper"],
    ["twice", "first"],
    [
      "twice",
      [
        ["below.txt", "second"],
        ["deeper", [["below.txt", "third"]]],
      ],
    ],
    [long, "too long"],
    [`${long}d`, [["file.txt", "below what is too long"]]],
    ["z.txt", "last"],
  ]);
  await write(odd);
  const names = readdirSync(directory);
  expect(names.filter((name) => name.startsWith("n"))).toEqual([]);
  // A file system that ignores case keeps the first file and leaves the second one out.
  const folds = existsSync(join(directory, "Z.TXT"));
  expect(names.filter((name) => name.toLowerCase() === "a")).toEqual(folds ? ["A"] : ["A", "a"]);
  expect(readFileSync(join(directory, "A"), "utf8")).toBe("upper");
  expect(readFileSync(join(directory, "twice"), "utf8")).toBe("first");
  expect(readFileSync(join(directory, "z.txt"), "utf8")).toBe("last");
});

test("the first of two files with the same name is written", async () => {
  await using repository = await makeRepository({});
  const twice = await commitTree(repository.path, [
    ["same.txt", "first"],
    ["same.txt", "second"],
  ]);
  await write(twice);
  expect(readFileSync(join(directory, "same.txt"), "utf8")).toBe("first");
  expect(readdirSync(directory)).toEqual(["same.txt"]);
});

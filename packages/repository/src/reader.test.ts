import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LARGEST_TEXT, openRepository, type RepositoryReader } from "./reader.ts";
import { makeSampleRepository, SAMPLE_FILES } from "./testing/sample-repository.ts";
import { makeRepository, type TestRepository } from "./testing/test-repository.ts";

let sample: TestRepository;
let repository: RepositoryReader;

beforeAll(async () => {
  sample = await makeSampleRepository();
  repository = await openRepository(sample.path, sample.commit);
});

afterAll(async () => {
  await repository.close();
  await sample[Symbol.asyncDispose]();
});

describe("an opened repository", () => {
  it("lists every file that can be cited, sorted, and no symbolic link", () => {
    const paths = repository.listFiles().map(({ path }) => path);
    expect(paths).toEqual(Object.keys(SAMPLE_FILES).toSorted());
  });

  it("lists the sizes of the files in bytes", () => {
    const sizes = Object.fromEntries(repository.listFiles().map(({ path, bytes }) => [path, bytes]));
    expect(sizes).toMatchObject({ "odd/été 日本.md": 8, "odd/-rf": 2, "empty.txt": 0 });
  });

  it("gives the bytes of files in the given order", async () => {
    const files = repository.listFiles().toReversed();
    const read: [path: string, text: string][] = [];
    for await (const { file, content } of repository.readBlobs(files)) {
      read.push([file.path, new TextDecoder().decode(content)]);
    }
    expect(read).toEqual(files.map(({ path }) => [path, SAMPLE_FILES[path]]));
  });

  it("gives the texts of files without binary files and missing objects", async () => {
    const missing = { path: "missing.ts", oid: "0".repeat(40), bytes: 1 };
    const texts = await repository.readTexts([missing, ...repository.listFiles()]);
    const { "logo.bin": _, ...expected } = SAMPLE_FILES;
    expect(Object.fromEntries(texts)).toEqual(expected);
  });

  it("reads every file exactly when many are read at once", async () => {
    const paths = [...Object.keys(SAMPLE_FILES), ...Object.keys(SAMPLE_FILES).toReversed()];
    const texts = await Promise.all(paths.map((path) => repository.readFile(path)));
    expect(texts).toEqual(paths.map((path) => SAMPLE_FILES[path]));
  });

  it.each([
    "passwd",
    "link.ts",
    "odd/new\nline.ts",
    "src",
    "src/nothing.ts",
    "../x",
    "/etc/passwd",
    "./src/queue.ts",
    "",
    "HEAD:src/queue.ts",
  ])("has no file %j", async (path) => {
    expect(await repository.readFile(path)).toBeUndefined();
  });

  it("reads the commit, not the work tree", async () => {
    await writeFile(join(sample.path, "src/queue.ts"), "changed");
    await writeFile(join(sample.path, "new.ts"), "new");
    expect(await repository.readFile("src/queue.ts")).toBe(SAMPLE_FILES["src/queue.ts"]);
    expect(await repository.readFile("new.ts")).toBeUndefined();
  });

  it("ignores replacement references", async () => {
    const git = async (args: string[], input = "") =>
      (await execa("git", args, { cwd: sample.path, input })).stdout;
    const original = await git(["rev-parse", `${sample.commit}:odd/-rf`]);
    await git(["replace", original, await git(["hash-object", "-w", "--stdin"], "replaced\n")]);
    const again = await openRepository(sample.path, sample.commit);
    expect(await again.readFile("odd/-rf")).toBe("x\n");
    await again.close();
  });

  it("reads a file larger than a pipe holds", async () => {
    const large = "0123456789abcdef\n".repeat(50_000);
    const git = async (args: string[], input = "") =>
      (await execa("git", args, { cwd: sample.path, input })).stdout;
    const blob = await git(["hash-object", "-w", "--stdin"], large);
    const tree = await git(["mktree"], `100644 blob ${blob}\tlarge.txt\n`);
    const again = await openRepository(sample.path, tree);
    expect(await again.readFile("large.txt")).toBe(large);
    await again.close();
  });
});

describe("openRepository", () => {
  it("refuses an absent commit with advice", async () => {
    const absent = "0".repeat(40);
    await expect(openRepository(sample.path, absent)).rejects.toMatchObject({
      code: "REPOSITORY_INVALID",
      message: expect.stringContaining(absent),
      advice: expect.stringContaining("fetched"),
    });
  });

  it("refuses a revision that is not a full SHA, such as an option", async () => {
    for (const revision of ["HEAD", sample.commit.slice(0, 12), "--help"]) {
      await expect(openRepository(sample.path, revision)).rejects.toThrow("not a full commit SHA");
    }
  });

  it("takes HEAD for a repository without a commit", async () => {
    await expect(openRepository(sample.path, "HEAD")).rejects.toMatchObject({ code: "REPOSITORY_EMPTY" });
  });

  it("leaves out a path that is longer than a disk can hold", async () => {
    await using made = await makeRepository({ "short.ts": "a" });
    const git = (args: readonly string[], input?: string) =>
      execa("git", ["-C", made.path, ...args], input === undefined ? {} : { input });
    const { stdout: blob } = await git(["rev-parse", "HEAD:short.ts"]);
    const entries = ["short.ts", `${"a".repeat(4_094)}.c`, "a.x".repeat(100_000)];
    const { stdout: tree } = await git(
      ["mktree"],
      entries.map((name) => `100644 blob ${blob}\t${name}\n`).join(""),
    );
    const identity = ["-c", "user.name=a", "-c", "user.email=a@example.invalid"];
    const { stdout: commit } = await git([...identity, "commit-tree", "-m", "x", tree]);
    const opened = await openRepository(made.path, commit);
    expect(opened.listFiles().map(({ path }) => path.length)).toEqual([4_096, 8]);
    await opened.close();
  });

  it("leaves out a path of more than 100 segments", async () => {
    const kept = `${"a/".repeat(99)}b.ts`;
    await using made = await makeRepository({ [kept]: "a", [`a/${kept}`]: "b" });
    const opened = await openRepository(made.path, made.commit);
    expect(opened.listFiles().map(({ path }) => path)).toEqual([kept]);
    await opened.close();
  });

  it("refuses to open after an abort", async () => {
    const signal = AbortSignal.abort(new Error("The job was cancelled."));
    await expect(openRepository(sample.path, sample.commit, signal)).rejects.toThrow(
      "The job was cancelled.",
    );
  });

  it("refuses a folder that is not a repository", async () => {
    const folder = await mkdtemp(join(tmpdir(), "fondation-no-repository-"));
    await expect(openRepository(folder, sample.commit)).rejects.toMatchObject({ code: "REPOSITORY_INVALID" });
    await rm(folder, { recursive: true });
  });

  it("refuses a folder that does not exist", async () => {
    const folder = join(sample.path, "nothing");
    await expect(openRepository(folder, sample.commit)).rejects.toMatchObject({ code: "REPOSITORY_INVALID" });
  });
});

it("does not read a file that is too large for a text", async () => {
  await using large = await makeRepository({
    "a.ts": new Uint8Array(LARGEST_TEXT + 1),
    "b.ts": "export {};\n",
  });
  const reader = await openRepository(large.path, large.commit);
  const texts = await Promise.all(["a.ts", "b.ts"].map((path) => reader.readFile(path)));
  expect(texts).toEqual([undefined, "export {};\n"]);
  await reader.close();
});

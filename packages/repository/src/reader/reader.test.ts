import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSampleRepository, SAMPLE_FILES, type SampleRepository } from "../testing/sample-repository.ts";
import { openRepository, type RepositoryReader } from "./reader.ts";

let sample: SampleRepository;
let repository: RepositoryReader;

beforeAll(async () => {
  sample = await createSampleRepository();
  repository = await openRepository(sample.directory, sample.commit);
});

afterAll(async () => {
  await repository.close();
  await sample.remove();
});

describe("an opened repository", () => {
  it("lists every file, whatever its name, and no symbolic link", async () => {
    expect((await repository.listFiles()).toSorted()).toEqual(Object.keys(SAMPLE_FILES).toSorted());
  });

  it("reads every file exactly, many at a time", async () => {
    const paths = [...Object.keys(SAMPLE_FILES), ...Object.keys(SAMPLE_FILES).toReversed()];
    const texts = await Promise.all(paths.map((path) => repository.readFile(path)));
    expect(texts).toEqual(paths.map((path) => SAMPLE_FILES[path]));
  });

  it.each([
    "passwd",
    "link.ts",
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
    await writeFile(join(sample.directory, "src/queue.ts"), "changed");
    await writeFile(join(sample.directory, "new.ts"), "new");
    expect(await repository.readFile("src/queue.ts")).toBe(SAMPLE_FILES["src/queue.ts"]);
    expect(await repository.readFile("new.ts")).toBeUndefined();
  });

  it("reads what the commit holds even where a replacement reference says otherwise", async () => {
    const git = async (args: string[], input = "") =>
      (await execa("git", args, { cwd: sample.directory, input })).stdout;
    const original = await git(["rev-parse", `${sample.commit}:odd/-rf`]);
    await git(["replace", original, await git(["hash-object", "-w", "--stdin"], "replaced\n")]);
    const again = await openRepository(sample.directory, sample.commit);
    expect(await again.readFile("odd/-rf")).toBe("x\n");
    await again.close();
  });

  it("reads a file larger than a pipe holds", async () => {
    const large = "0123456789abcdef\n".repeat(50_000);
    const git = async (args: string[], input = "") =>
      (await execa("git", args, { cwd: sample.directory, input })).stdout;
    const blob = await git(["hash-object", "-w", "--stdin"], large);
    const tree = await git(["mktree"], `100644 blob ${blob}\tlarge.txt\n`);
    const again = await openRepository(sample.directory, tree);
    expect(await again.readFile("large.txt")).toBe(large);
    await again.close();
  });
});

describe("openRepository", () => {
  it("refuses a commit that is not there, saying what to do", async () => {
    const absent = "0".repeat(40);
    await expect(openRepository(sample.directory, absent)).rejects.toMatchObject({
      code: "REPOSITORY_INVALID",
      message: expect.stringContaining(absent),
      advice: expect.stringContaining("fetched"),
    });
  });

  it("refuses a revision that is no full SHA, options included", async () => {
    for (const revision of ["HEAD", sample.commit.slice(0, 12), "--help"]) {
      await expect(openRepository(sample.directory, revision)).rejects.toThrow("no full commit SHA");
    }
  });

  it("refuses a folder that is no repository", async () => {
    const folder = await mkdtemp(join(tmpdir(), "fondation-no-repository-"));
    await expect(openRepository(folder, sample.commit)).rejects.toMatchObject({ code: "REPOSITORY_INVALID" });
    await rm(folder, { recursive: true });
  });

  it("refuses a folder that does not exist", async () => {
    const folder = join(sample.directory, "nothing");
    await expect(openRepository(folder, sample.commit)).rejects.toMatchObject({ code: "REPOSITORY_INVALID" });
  });
});

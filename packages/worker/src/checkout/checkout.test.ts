import { execFileSync } from "node:child_process";
import { chownSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeHostileGitDirectory } from "@fondation/repository/testing/hostile-repository";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { JobError } from "../failures/job-error.ts";
import { errorOf } from "../testing/error-of.ts";
import { commitFiles, createRepository, git } from "../testing/git-repository.ts";
import { checkOut } from "./checkout.ts";
import { type CheckoutFixture, startFixture } from "./testing/checkout-fixture.ts";

let fixture: CheckoutFixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture[Symbol.asyncDispose]());

describe("a checkout over http", () => {
  test("holds the last commit of the default branch, without its history", async () => {
    const first = createRepository(join(fixture.root, "ada/engine"), { "a.ts": "one\n" });
    const commit = commitFiles(join(fixture.root, "ada/engine"), { "b.ts": "two\n" });
    const checkout = await checkOut(fixture.request("ada/engine"));
    expect(checkout).toEqual({ directory: fixture.target, commit, files: 2, bytes: 8 });
    expect(git(fixture.target, "cat-file", "blob", `${commit}:b.ts`)).toBe("two");
    expect(() => git(fixture.target, "cat-file", "-e", first)).toThrow();
  });

  test("holds the wanted commit, without its history, when the branch has moved on", async () => {
    const oldest = createRepository(join(fixture.root, "ada/engine"), { "a.ts": "one\n" });
    const wanted = commitFiles(join(fixture.root, "ada/engine"), { "b.ts": "two\n" });
    commitFiles(join(fixture.root, "ada/engine"), { "c.ts": "three\n" });
    const checkout = await checkOut(fixture.request("ada/engine", { commit: wanted }));
    expect(checkout).toEqual({ directory: fixture.target, commit: wanted, files: 2, bytes: 8 });
    expect(git(fixture.target, "cat-file", "blob", `${wanted}:b.ts`)).toBe("two");
    expect(() => git(fixture.target, "cat-file", "-e", oldest)).toThrow();
    expect(readdirSync(fixture.target)).toEqual([".git"]);
  });

  test("holds the last commit when the server no longer has the wanted one", async () => {
    const last = createRepository(join(fixture.root, "ada/engine"), { "a.ts": "one\n" });
    const checkout = await checkOut(fixture.request("ada/engine", { commit: "1".repeat(40) }));
    expect(checkout.commit).toBe(last);
  });

  test("fails when the wanted commit cannot be fetched", async () => {
    const wanted = createRepository(join(fixture.root, "ada/engine"), { "a.ts": "one\n" });
    commitFiles(join(fixture.root, "ada/engine"), { "b.ts": "two\n" });
    let packs = 0;
    fixture.server.intercept = (request, response) => {
      // The first request lists the branches; only this one fetches a pack, for the wanted commit.
      if (request.method === "POST") packs += 1;
      if (packs <= 2) return undefined;
      response.writeHead(503).end();
      return "answered";
    };
    const failed = await errorOf(checkOut(fixture.request("ada/engine", { commit: wanted })));
    expect(failed).toMatchObject({ code: "NETWORK" });
  });

  test("keeps only Git's objects: no file of the repository, no hook, no template", async () => {
    createRepository(join(fixture.root, "ada/engine"), {
      "a.ts": "one\n",
      ".gitattributes": "* filter=lfs\n",
    });
    await checkOut(fixture.request("ada/engine"));
    expect(readdirSync(fixture.target)).toEqual([".git"]);
    expect(readdirSync(join(fixture.target, ".git"))).not.toContain("hooks");
  });

  test("follows a renamed repository within its server", async () => {
    const commit = createRepository(join(fixture.root, "ada/engine"), { "a.ts": "one\n" });
    fixture.server.intercept = (request, response) => {
      if (!request.url?.startsWith("/old/")) return undefined;
      response.writeHead(301, { location: request.url.replace("/old/name", "/ada/engine") }).end();
      return "answered";
    };
    expect((await checkOut(fixture.request("old/name"))).commit).toBe(commit);
  });

  test("is refused in a directory that is not empty", async () => {
    createRepository(fixture.target, { "mine.txt": "keep me\n" });
    await expect(checkOut(fixture.request("ada/engine"))).rejects.toThrow("empty directory");
    expect(readFileSync(join(fixture.target, "mine.txt"), "utf8")).toBe("keep me\n");
  });
});

describe("a checkout of a local path", () => {
  const local = (name: string) =>
    fixture.request(name, { kind: "local", cloneUrl: join(fixture.root, name) });

  test("holds the wanted commit", async () => {
    const wanted = createRepository(join(fixture.root, "engine"), { "a.ts": "one\n" });
    commitFiles(join(fixture.root, "engine"), { "b.ts": "two\n" });
    const checkout = await checkOut({ ...local("engine"), commit: wanted });
    expect(checkout).toMatchObject({ commit: wanted, files: 1 });
  });

  test("shares no file with the original", async () => {
    const commit = createRepository(join(fixture.root, "engine"), { "a.ts": "one\n" });
    expect((await checkOut(local("engine"))).commit).toBe(commit);
    const alternates = join(fixture.target, ".git/objects/info");
    expect(readdirSync(alternates)).not.toContain("alternates");
  });

  test("works with a name that a shell would execute", async () => {
    const name = "odd 'name' $(touch owned); --upload-pack=x";
    const commit = createRepository(join(fixture.root, name), { "a.ts": "one\n" });
    expect((await checkOut(local(name))).commit).toBe(commit);
    expect(readdirSync(fixture.root)).toEqual([name]);
  });

  test("works with a name that is an encoded URL", async () => {
    const name = "ventes%41 100%25 #1?";
    const commit = createRepository(join(fixture.root, name), { "a.ts": "one\n" });
    expect((await checkOut(local(name))).commit).toBe(commit);
  });

  test("of a partial clone works when the files of the commit are there", async () => {
    const commit = createRepository(join(fixture.root, "origin"), { "a.ts": "one\n" });
    clonePartially();
    git(join(fixture.root, "engine"), "checkout", "--quiet", "main");
    expect((await checkOut(local("engine"))).commit).toBe(commit);
  });

  test("of a partial clone without the files is refused, and not retried", async () => {
    createRepository(join(fixture.root, "origin"), { "a.ts": "one\n" });
    clonePartially();
    expect(await errorOf(checkOut(local("engine")))).toMatchObject({
      code: "REPOSITORY_INVALID",
      reason: "clone.incomplete",
    });
  });

  test("that never ends, with a pipe as a file of Git, is stopped and not retried", async () => {
    const path = join(fixture.root, "engine");
    createRepository(path, { "a.ts": "one\n" });
    const blob = git(path, "rev-parse", "HEAD:a.ts");
    const object = join(path, ".git/objects", blob.slice(0, 2), blob.slice(2));
    rmSync(object);
    execFileSync("mkfifo", [object]);
    expect(await errorOf(checkOut({ ...local("engine"), stallMs: 300 }))).toMatchObject({
      code: "REPOSITORY_TOO_LARGE",
      reason: "clone.limits",
    });
  });

  function clonePartially(): void {
    const origin = join(fixture.root, "origin");
    git(origin, "config", "uploadpack.allowFilter", "true");
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true");
    const filter = ["--quiet", "--no-checkout", "--filter=blob:none"];
    git(fixture.root, "clone", ...filter, `file://${origin}`, "engine");
  }

  test.each([
    ["copied from elsewhere", "engine/.git", false],
    ["bare", "engine", true],
  ])("that is %s runs no program of it", async (_, gitDirectory, bare) => {
    const marker = join(fixture.root, "ran");
    const hostile = writeHostileGitDirectory(join(fixture.root, gitDirectory), marker, bare);
    expect(await errorOf(checkOut(local("engine")))).toBeInstanceOf(JobError);
    expect(hostile.hasRun()).toBe(false);
  });

  test("that is a bare repository in a clone is refused and runs no program", async () => {
    createRepository(join(fixture.root, "engine"), { "a.ts": "one\n" });
    const marker = join(fixture.root, "ran");
    const hostile = writeHostileGitDirectory(join(fixture.root, "engine/sub"), marker, true);
    expect(await errorOf(checkOut(local("engine/sub")))).toMatchObject({ code: "REPOSITORY_INVALID" });
    expect(hostile.hasRun()).toBe(false);
  });

  describe("in the states that a CI system leaves", () => {
    const change = (setUp: (origin: string, path: string) => void) => async () => {
      const origin = join(fixture.root, "origin");
      createRepository(origin, { "a.ts": "one\n" });
      const commit = commitFiles(origin, { "a.ts": "two\n" });
      setUp(origin, join(fixture.root, "engine"));
      expect((await checkOut(local("engine"))).commit).toBe(commit);
    };
    test(
      "with a detached HEAD",
      change((origin, path) => {
        git(origin, "clone", "--quiet", origin, path);
        git(path, "checkout", "--quiet", "--detach");
        git(path, "branch", "--quiet", "-D", "main");
      }),
    );
    test(
      "shallow",
      change((origin, path) => git(origin, "clone", "--quiet", "--depth=1", `file://${origin}`, path)),
    );
    test(
      "as a linked work tree",
      change((origin, path) => git(origin, "worktree", "add", "--quiet", "--detach", path)),
    );
    test(
      "bare",
      change((origin, path) => git(origin, "clone", "--quiet", "--bare", origin, path)),
    );
  });

  // Only root can change the owner of a file.
  test.runIf(process.getuid?.() === 0)("works in a directory of another owner", async () => {
    const commit = createRepository(join(fixture.root, "engine"), { "a.ts": "one\n" });
    chownSync(join(fixture.root, "engine"), 12345, 12345);
    chownSync(join(fixture.root, "engine/.git"), 12345, 12345);
    expect((await checkOut(local("engine"))).commit).toBe(commit);
  });

  test("fails when the path does not exist, or is not a repository", async () => {
    expect(await errorOf(checkOut(local("nowhere")))).toMatchObject({ code: "REPOSITORY_NOT_FOUND" });
    const plain = fixture.request("plain", { kind: "local", cloneUrl: "/usr" });
    expect(await errorOf(checkOut(plain))).toMatchObject({ code: "REPOSITORY_INVALID" });
  });
});

import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GIT_LIMITS } from "@fondation/repository";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { commitFiles, createRepository, git } from "../testing/git-repository.ts";
import { checkOut } from "./checkout.ts";
import { type CheckoutFixture, startFixture } from "./testing/checkout-fixture.ts";
import { deltaBomb } from "./testing/delta-bomb.ts";

let fixture: CheckoutFixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture[Symbol.asyncDispose]());

test("symlinks, odd names and filters change nothing on the disk", async () => {
  const repository = join(fixture.root, "ada/hostile");
  createRepository(repository, { "a.ts": "one\n", "$(touch x)`y`\n$&.ts": "two\n", "-rf": "three\n" });
  symlinkSync("/etc/passwd", join(repository, "passwd"));
  const commit = commitFiles(repository, { ".gitattributes": "* filter=evil\n" });
  const checkout = await checkOut(fixture.request("ada/hostile"));
  expect(checkout).toMatchObject({ commit, files: 5 });
  expect(readdirSync(fixture.target)).toEqual([".git"]);
});

test("a submodule is not fetched, and counts as a file without bytes", async () => {
  const repository = join(fixture.root, "ada/parent");
  const commit = createRepository(repository, { "a.ts": "one\n" });
  const url = `${fixture.server.url}/ada/inner`;
  git(repository, "update-index", "--add", "--cacheinfo", `160000,${commit},inner`);
  writeFileSync(join(repository, ".gitmodules"), `[submodule "inner"]\n\tpath = inner\n\turl = ${url}\n`);
  git(repository, "add", ".gitmodules");
  git(repository, "commit", "--quiet", "--message=Submodule");
  await checkOut(fixture.request("ada/parent"));
  expect(fixture.server.requests.filter(({ path }) => path.includes("inner"))).toEqual([]);
});

test("the machine's Git configuration is ignored", async () => {
  createRepository(join(fixture.root, "ada/engine"), { "a.ts": "one\n" });
  const marker = join(fixture.root, "ran");
  const settings = {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "core.sshCommand",
    GIT_CONFIG_VALUE_0: "false",
  };
  const before = { ...process.env };
  Object.assign(process.env, settings, {
    GIT_ASKPASS: `touch ${marker}`,
    GIT_DIR: "/nowhere",
    GIT_TRACE: marker,
  });
  try {
    await checkOut(fixture.request("ada/engine"));
  } finally {
    process.env = before;
  }
  expect(existsSync(marker)).toBe(false);
});

describe("a repository over its limits", () => {
  test("by the number of its files", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`f${index}.ts`, `${index}\n`]),
    );
    createRepository(join(fixture.root, "ada/many"), files);
    const request = fixture.request("ada/many", { limits: { maxBytes: 1_000_000, maxFiles: 29 } });
    expect(await errorOf(checkOut(request))).toMatchObject({ code: "REPOSITORY_TOO_LARGE" });
    const enough = fixture.request("ada/many", {
      directory: `${fixture.target}-2`,
      limits: { maxBytes: 1_000_000, maxFiles: 30 },
    });
    expect((await checkOut(enough)).files).toBe(30);
  });

  test("by the unpacked size of a small pack", async () => {
    createRepository(join(fixture.root, "ada/bomb"), { "zeros.bin": "\0".repeat(5_000_000) });
    const request = fixture.request("ada/bomb", { limits: { maxBytes: 1_000_000, maxFiles: 10 } });
    expect(await errorOf(checkOut(request))).toMatchObject({
      code: "REPOSITORY_TOO_LARGE",
      facts: { repository: "ada/bomb", maxBytes: 1_000_000, maxFiles: 10 },
    });
  });

  test("by an object that needs more memory than Git gets", async () => {
    createRepository(join(fixture.root, "ada/bomb"), { "a.ts": "one\n" });
    fixture.server.intercept = deltaBomb(2 * GIT_LIMITS.memoryBytes);
    expect(await errorOf(checkOut(fixture.request("ada/bomb")))).toMatchObject({
      code: "REPOSITORY_TOO_LARGE",
      reason: "clone.limits",
    });
  });

  test("by trees that name the same file ten billion times", async () => {
    const repository = join(fixture.root, "ada/nested");
    createRepository(repository, { "a.ts": "x\n" });
    let tree = git(repository, "write-tree");
    for (let level = 0; level < 10; level += 1) {
      const entries = Array.from({ length: 10 }, (_, index) => `040000 tree ${tree}\td${index}\n`).join("");
      writeFileSync(join(repository, ".git/entries"), entries);
      tree = git(repository, "-c", `alias.make=!git mktree < .git/entries`, "make");
    }
    git(repository, "update-ref", "refs/heads/main", git(repository, "commit-tree", tree, "-m", "Nested"));
    expect(await errorOf(checkOut(fixture.request("ada/nested")))).toMatchObject({
      code: "REPOSITORY_TOO_LARGE",
    });
  });

  test("is stopped during the transfer", async () => {
    createRepository(join(fixture.root, "ada/huge"), { "a.ts": "one\n" });
    let ended: Promise<unknown> = Promise.resolve();
    fixture.server.intercept = (_request, response) => {
      // `ls-refs` is passed to Git. The answer to `fetch` never ends.
      if (seenPosts() < 2) return undefined;
      response.writeHead(200, { "content-type": "application/x-git-upload-pack-result" });
      ended = pipeline(Readable.from(endlessPack()), response).catch(() => "cut by the client");
      return "answered";
    };
    const seenPosts = () =>
      fixture.server.requests.filter(({ path }) => path.endsWith("/git-upload-pack")).length;
    const request = fixture.request("ada/huge", { limits: { maxBytes: 2_000_000, maxFiles: 10 } });
    expect(await errorOf(checkOut(request))).toMatchObject({ code: "REPOSITORY_TOO_LARGE" });
    expect(await ended).toBe("cut by the client");
  });
});

/**
 * Protocol v2: a `packfile` section of side-band packets with one object of endless, incompressible
 * noise.
 */
function* endlessPack(): Generator<Buffer> {
  const packet = (payload: Buffer) =>
    Buffer.concat([Buffer.from((payload.length + 4).toString(16).padStart(4, "0")), payload]);
  const band = (data: Buffer) => packet(Buffer.concat([Buffer.from([1]), data]));
  yield packet(Buffer.from("shallow-info\n"));
  yield Buffer.from("0001");
  yield packet(Buffer.from("packfile\n"));
  // `PACK`, version 2, one object: a blob of 2^31 bytes in a zlib stream of stored blocks.
  const header = Buffer.from("5041434b0000000200000001", "hex");
  const size = Buffer.from([0xb0, 0x80, 0x80, 0x80, 0x40]);
  yield band(Buffer.concat([header, size, Buffer.from([0x78, 0x01])]));
  for (;;) {
    const block = randomBytes(60_000);
    const length = Buffer.alloc(5);
    length.writeUInt16LE(block.length, 1);
    length.writeUInt16LE(~block.length & 0xffff, 3);
    yield band(Buffer.concat([length, block]));
  }
}

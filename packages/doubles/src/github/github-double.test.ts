/** Tests the double with the real Git as its client, as in a worker. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failWith } from "./answer-faults.ts";
import { GitHubControl } from "./github-control.ts";
import { GitHubDouble } from "./github-double.ts";
import { buildFixtureRepository } from "./repositories/fixture-repository.ts";
import { git } from "./repositories/git.ts";

const TOKEN = "ghp_aTokenOfTheTest";
let double: GitHubDouble;
let control: GitHubControl;
let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "fondation-github-test-"));
  double = await GitHubDouble.start({ token: TOKEN });
  control = new GitHubControl(double.url);
  await control.create("acme/parcels", "typescript");
  await control.create("acme/minutes", "private", "private");
  await control.create("acme/locked", "private", "forbidden");
  await control.create("acme/nothing", "empty");
  await control.create("evil/repo", "hostile");
});

afterAll(async () => {
  await double.stop();
  await rm(scratch, { recursive: true, force: true });
});

let clones = 0;
async function clone(repository: string, token?: string): Promise<string> {
  const target = path.join(scratch, String(clones++));
  const header = `http.extraHeader=Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  const signed = token === undefined ? [] : ["-c", header];
  await git([
    ...signed,
    "clone",
    "--quiet",
    "--depth=1",
    "--no-checkout",
    `${double.url}/${repository}.git`,
    target,
  ]);
  return target;
}

const head = (checkout: string) => git(["-C", checkout, "rev-parse", "HEAD"]);

describe("git clone", () => {
  test("gets a public repository with the same commit each time", async () => {
    const again = await control.create("acme/parcels-again", "typescript");
    expect(await head(await clone("acme/parcels"))).toBe(again);
  });

  test("gets a private repository with the token", async () => {
    const files = await git([
      "-C",
      await clone("acme/minutes", TOKEN),
      "ls-tree",
      "-r",
      "--name-only",
      "HEAD",
    ]);
    expect(files.split("\n")).toContain("lib/meeting.js");
  });

  test("gets an empty repository, which has no commit", async () => {
    await expect(head(await clone("acme/nothing"))).rejects.toThrow("unknown revision");
  });

  test.each([
    ["a private repository without a token", "acme/minutes", undefined, "could not read Username"],
    ["a private repository with a wrong token", "acme/minutes", "wrong", "could not read Username"],
    ["an unknown repository with the token", "acme/unknown", TOKEN, "not found"],
    ["a forbidden repository with the token", "acme/locked", TOKEN, "403"],
  ])("is refused %s", async (_title, repository, token, message) => {
    await expect(clone(repository, token)).rejects.toThrow(message);
  });

  test("is refused a push", async () => {
    const checkout = await clone("acme/parcels", TOKEN);
    await expect(git(["-C", checkout, "push", "--quiet", "origin", "HEAD:refs/heads/other"])).rejects.toThrow(
      "403",
    );
  });
});

describe("the hostile repository", () => {
  test("contains names and links that a work tree cannot contain", async () => {
    const checkout = await clone("evil/repo");
    const entries = (await git(["-C", checkout, "ls-tree", "-r", "-z", "HEAD"])).split("\0");
    expect(entries.filter((entry) => entry.startsWith("120000 "))).toHaveLength(5);
    expect(entries.filter((entry) => entry.startsWith("160000 "))).toHaveLength(1);
    expect(entries.some((entry) => entry.endsWith("\todd names/line\nbreak.ts"))).toBe(true);
    expect(await readdir(checkout)).toEqual([".git"]);
  });
});

describe("a hold", () => {
  test("keeps a clone waiting until it is released", async () => {
    await control.hold("acme/parcels");
    const cloning = clone("acme/parcels");
    await control.reached("acme/parcels");
    const first = await Promise.race([
      cloning.then(() => "cloned"),
      control.ready().then(() => "still waiting"),
    ]);
    expect(first).toBe("still waiting");
    await control.release("acme/parcels");
    await cloning;
  });

  test("records a client that leaves during a clone", async () => {
    await control.create("acme/left", "tiny");
    await control.hold("acme/left");
    const leaving = new AbortController();
    const body = "0000";
    const request = fetch(`${double.url}/acme/left.git/git-upload-pack`, {
      method: "POST",
      body,
      signal: leaving.signal,
    });
    await control.reached("acme/left");
    leaving.abort();
    await expect(request).rejects.toThrow();
    await expect
      .poll(async () => (await control.requests()).find((entry) => entry.path.includes("acme/left")))
      .toMatchObject({ completed: false });
    await control.release("acme/left");
  });
});

describe("a double in the test's own process", () => {
  let served: string;
  let local: GitHubDouble;

  beforeAll(async () => {
    served = await mkdtemp(path.join(tmpdir(), "fondation-github-served-"));
    await buildFixtureRepository("tiny", path.join(served, "ada/engine.git"));
    local = await GitHubDouble.start({ repositories: served, token: TOKEN });
  });

  afterAll(async () => {
    await local.stop();
    await rm(served, { recursive: true });
  });

  const list = (repository: string) => git(["ls-remote", `${local.url}/${repository}`, "HEAD"]);

  test("serves a directory of repositories, public unless the test says otherwise", async () => {
    expect(await list("ada/engine")).toContain("HEAD");
    expect(local.requests.at(-1)).toMatchObject({ credentials: "none" });
    await expect(list("ada/unknown")).rejects.toThrow("not found");
    local.setVisibility("ada/engine", "private");
    await expect(list("ada/engine")).rejects.toThrow("could not read Username");
    local.setVisibility("ada/engine", "public");
  });

  test("gives a request to the interceptor first", async () => {
    local.intercept = failWith(503);
    await expect(list("ada/engine")).rejects.toThrow("503");
    local.intercept = () => undefined;
    expect(await list("ada/engine")).toContain("HEAD");
  });

  test("holds the clones of one repository", async () => {
    const hold = local.hold("ada/engine");
    const cloning = git(["clone", "--quiet", "--bare", `${local.url}/ada/engine`, path.join(served, "copy")]);
    await hold.reached;
    expect(local.requests.at(-1)).toMatchObject({ path: "/ada/engine/git-upload-pack", status: 0 });
    hold.release();
    await cloning;
  });

  test("keeps the caller's directory when it stops", async () => {
    await (await GitHubDouble.start({ repositories: served })).stop();
    expect(await readdir(served)).toContain("ada");
  });
});

describe("REST", () => {
  test("describes a private repository to a request with the token", async () => {
    const response = await fetch(`${double.url}/repos/acme/minutes`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(await response.json()).toMatchObject({
      full_name: "acme/minutes",
      private: true,
      default_branch: "main",
    });
  });

  test("answers 404 for a private repository without a token", async () => {
    expect((await fetch(`${double.url}/repos/acme/minutes`)).status).toBe(404);
  });
});

test("no token is kept in the record of requests", async () => {
  expect(JSON.stringify(await control.requests())).not.toContain(TOKEN);
});

test("the injecting repository holds settings, instructions and links", async () => {
  await control.create("evil/injecting", "injecting");
  const checkout = await clone("evil/injecting");
  const names = (await git(["-C", checkout, "ls-tree", "-r", "--name-only", "HEAD"])).split("\n");
  expect(names).toEqual(
    expect.arrayContaining([
      ".claude/settings.json",
      ".mcp.json",
      "CLAUDE.md",
      "leads-out/passwd.ts",
      "src/index.ts",
    ]),
  );
  expect(await git(["-C", checkout, "log", "-1", "--format=%B"])).toContain("INJECTED-BY-A-COMMIT-MESSAGE");
});

import { join } from "node:path";
import { Secret } from "@fondation/environment";
import { expect, test } from "vitest";
import { createRepository } from "../testing/git-repository.ts";
import { authorization, checkoutEnvironment } from "./environment.ts";
import { runGit } from "./git-process.ts";
import { startFixture } from "./testing/checkout-fixture.ts";

const githubServerUrl = "https://github.com";

test("Git connects to the checked address, whatever the name resolves to", async () => {
  await using fixture = await startFixture();
  const commit = createRepository(join(fixture.root, "ada/engine"), { "a.ts": "one\n" });
  const origin = fixture.server.url.replace("127.0.0.1", "pinned.invalid");
  const remote = { url: `${origin}/ada/engine`, protocol: "http", origin, addresses: ["127.0.0.1"] } as const;
  let output = "";
  const { exitCode } = await runGit({
    arguments: ["ls-remote", "--", remote.url, "HEAD"],
    directory: fixture.root,
    environment: checkoutEnvironment(remote, undefined),
    signal: new AbortController().signal,
    onOutput: (chunk) => {
      output += chunk.toString();
    },
  });
  expect([exitCode, output.trim()]).toEqual([0, `${commit}\tHEAD`]);
});

test("the token is set only for its server, with port and scheme", () => {
  const token = new Secret("environment-test-token", "GITHUB_TOKEN");
  const headersFor = (url: string) => {
    const remote = { url, protocol: "https", origin: new URL(url).origin } as const;
    return Object.values(
      checkoutEnvironment(remote, authorization(remote, { token, githubServerUrl })),
    ).filter((text) => text.includes(".extraHeader"));
  };
  expect(headersFor("https://github.com/a/b")).toEqual(["http.https://github.com/.extraHeader"]);
  expect(headersFor("https://github.com:8443/a/b")).toEqual([]);
  expect(headersFor("https://github.com.evil.example/a/b")).toEqual([]);
});

test("Git gets only the variables that it needs", () => {
  const before = process.env;
  process.env = {
    PATH: "/bin",
    GIT_DIR: "/x",
    GITHUB_TOKEN: "t",
    LD_PRELOAD: "x",
    HTTPS_PROXY: "http://proxy",
  };
  try {
    const names = Object.keys(checkoutEnvironment({ url: "file:///x", protocol: "file" }, undefined));
    expect(names.filter((name) => ["PATH", "HTTPS_PROXY"].includes(name))).toEqual(["PATH", "HTTPS_PROXY"]);
    expect(names.filter((name) => ["GIT_DIR", "GITHUB_TOKEN", "LD_PRELOAD"].includes(name))).toEqual([]);
  } finally {
    process.env = before;
  }
});

import { describe, expect, test } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { localRemote, remoteAt } from "./remote.ts";

const policy = { githubServerUrl: "https://github.com", resolve: async () => ["8.8.8.8"] };

describe("a repository's address", () => {
  test.each([
    "http://git.example/a/b",
    "ssh://git@github.com/a/b",
    "git://github.com/a/b",
    "file:///etc",
    "ext::sh -c touch% /owned",
    "-u/usr/bin/evil",
    "https://user:password@github.com/a/b",
    "https://github.com/a/b?x=1",
    "https://github.com/a/b#x",
    "git@github.com:a/b.git",
    "",
  ])("%j is refused", async (url) => {
    const error = await errorOf(remoteAt(url, policy));
    expect(error.code).toBe("REPOSITORY_INVALID");
    expect(error.message + JSON.stringify(error)).not.toContain("password");
  });

  test("of a public server comes with the addresses that were checked", async () => {
    expect(await remoteAt("https://git.example/a/b", policy)).toEqual({
      url: "https://git.example/a/b",
      protocol: "https",
      origin: "https://git.example",
      addresses: ["8.8.8.8"],
    });
  });

  test("of a private server is refused, unless it is the default server or allowed", async () => {
    const inside = { ...policy, resolve: async () => ["10.0.0.7"] };
    expect(await errorOf(remoteAt("https://git.intra/a/b", inside))).toMatchObject({
      code: "REPOSITORY_INVALID",
    });
    const allowed = { ...inside, allowPrivateHosts: ["git.intra"] };
    expect(await remoteAt("https://git.intra/a/b", allowed)).toMatchObject({ url: "https://git.intra/a/b" });
    const home = { ...inside, githubServerUrl: "https://git.intra" };
    expect(await remoteAt("https://git.intra/a/b", home)).toMatchObject({ url: "https://git.intra/a/b" });
  });

  test("may be http only for the default server, with its port", async () => {
    const home = { ...policy, githubServerUrl: "http://127.0.0.1:8081", allowPrivateHosts: ["127.0.0.1"] };
    expect(await remoteAt("http://127.0.0.1:8081/a/b", home)).toMatchObject({ protocol: "http" });
    expect(await errorOf(remoteAt("http://127.0.0.1:8082/a/b", home))).toMatchObject({
      code: "REPOSITORY_INVALID",
    });
  });
});

describe("a local path", () => {
  test.each(["relative", "../up", "", "~/x"])("%j is refused", (path) => {
    expect(() => localRemote(path)).toThrow("address.relative-path");
  });
});

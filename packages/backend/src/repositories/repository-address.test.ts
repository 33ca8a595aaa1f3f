import { describe, expect, it } from "vitest";
import { identityOfKey, parseRepository } from "./repository-address.ts";

describe("what names a repository", () => {
  it.each([
    "owner/name",
    " owner/name ",
    "owner/name/",
    "owner/name.git",
    "https://github.com/owner/name",
    "https://github.com/owner/name.git",
    "https://github.com/owner/name.git/",
    "HTTPS://GitHub.com/owner/name//",
    "https://www.github.com/owner/name",
    "owner/name\u200b",
    "\u2060https://github.com/owner/name\u200e",
    "http://github.com/owner/name",
    "github.com/owner/name",
    "www.github.com/owner/name/",
    "/owner/name",
    "owner / name",
    "« owner/name »",
    "<https://github.com/owner/name>",
    "https://github.com/owner/name/tree/main/src/a b.ts",
    "https://github.com/owner/name/pull/12/files#diff-1",
    "https://github.com/owner/name?tab=readme-ov-file#readme",
    "owner/name#readme",
    "owner/name/tree/main",
    "github.com/owner/name/blob/main/README.md?plain=1",
    "git@github.com:owner/name.git",
    "git@github.com:/owner/name",
    "github.com:owner/name.git",
    "ssh://git@github.com/owner/name.git",
    "ssh://git@github.com:22/owner/name",
    "git+ssh://git@github.com/owner/name.git",
    "git://github.com/owner/name",
    "git+https://github.com/owner/name.git#v1",
    "git clone https://github.com/owner/name.git",
    "$ git clone --depth 1 -b feature/x git@github.com:owner/name.git folder/x",
    "git clone 'owner/name'",
    "gh repo clone owner/name",
  ])("« %s » is the same repository of the default server", (typed) => {
    expect(parseRepository(typed)).toEqual({
      host: "github.com",
      owner: "owner",
      name: "name",
      key: "owner/name",
      identity: "github.com/owner/name",
      url: "https://github.com/owner/name",
      cloneUrl: "https://github.com/owner/name.git",
      blobBase: "https://github.com/owner/name/blob/",
    });
  });

  it("keeps the case of a name; the identity on the default server has none", () => {
    const { key, identity } = parseRepository("Owner/Name.JS");
    expect({ key, identity }).toEqual({ key: "Owner/Name.JS", identity: "github.com/owner/name.js" });
  });

  it("puts the host first in the key of another server, where case matters", () => {
    expect(parseRepository("https://git.example.org:8443/Owner/Name")).toMatchObject({
      host: "git.example.org:8443",
      key: "git.example.org:8443/Owner/Name",
      identity: "git.example.org:8443/Owner/Name",
      cloneUrl: "https://git.example.org:8443/Owner/Name.git",
      blobBase: null,
    });
  });

  it.each([
    ["https://gitlab.com/group/sub/project", "group/sub", "project"],
    ["https://gitlab.com/group/sub/deep/project/-/tree/main/src", "group/sub/deep", "project"],
    ["gitlab.com/group/tree/project", "group/tree", "project"],
    ["git@gitlab.com:group/sub/project.git", "group/sub", "project"],
    ["https://gitlab.com/group/project/-/merge_requests/3", "group", "project"],
    ["https://git.example.org/pub/scm/git/git.git/tree/builtin", "pub/scm/git", "git"],
    ["https://codeberg.org/owner/name/src/branch/main/a.go", "owner", "name"],
    ["https://bitbucket.org/owner/name/pull-requests/4", "owner", "name"],
    ["www.codeberg.org/owner/name", "owner", "name"],
  ])("« %s » is a repository of « %s » on another server", (typed, owner, name) => {
    const { host, ...found } = parseRepository(typed);
    expect(found).toMatchObject({ owner, name, key: `${host}/${owner}/${name}` });
    expect(found.cloneUrl).toBe(`https://${host}/${owner}/${name}.git`);
    expect(identityOfKey(found.key)).toBe(found.identity);
  });

  it("keeps the host in the key of a group on the default server", () => {
    const server = "https://gitlab.com";
    const { key, identity } = parseRepository("https://gitlab.com/group/sub/project", server);
    expect(key).toBe("gitlab.com/group/sub/project");
    expect(identityOfKey(key, server)).toBe(identity);
    expect(parseRepository("gitlab.com/group/project", server).key).toBe("group/project");
  });

  it("builds GitLab's addresses of files", () => {
    expect(parseRepository("https://gitlab.com/owner/name").blobBase).toBe(
      "https://gitlab.com/owner/name/-/blob/",
    );
  });

  it("distinguishes an owner named « local » from local directories", () => {
    expect(parseRepository("local/name").key).toBe("github.com/local/name");
  });

  it("accepts another default server, with its scheme and port", () => {
    const server = "http://127.0.0.1:8080";
    for (const typed of ["owner/name", "http://127.0.0.1:8080/owner/name.git"]) {
      expect(parseRepository(typed, server)).toMatchObject({
        key: "owner/name",
        cloneUrl: "http://127.0.0.1:8080/owner/name.git",
      });
    }
    expect(parseRepository("https://github.com/owner/name", server).key).toBe("github.com/owner/name");
  });

  it.each(["a/b", "foo-/b", "a-b/c", "a_b/c.d_e-f", "a/.github", "a/_", "9/9", "a.b/c"])(
    "accepts « %s »",
    (typed) => {
      expect(parseRepository(typed).key).toBe(typed);
    },
  );
});

describe("a key", () => {
  it.each([
    ["Owner/Name", "github.com/owner/name"],
    ["GitHub.com/Owner/Name", "github.com/owner/name"],
    ["Git.Example.org/Owner/Name", "git.example.org/Owner/Name"],
    ["local/App", "local/App"],
    ["github.com/local/App", "github.com/local/app"],
  ])("%s stands for %s", (key, identity) => {
    expect(identityOfKey(key)).toBe(identity);
  });

  it("of a parsed address has the identity of the address", () => {
    for (const typed of ["Owner/Name", "local/x", "https://git.example.org/A/B"]) {
      const { key, identity } = parseRepository(typed);
      expect(identityOfKey(key)).toBe(identity);
    }
  });
});

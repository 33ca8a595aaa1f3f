import { ConvexError } from "convex/values";
import { describe, expect, it } from "vitest";
import { identityOfKey, parseRepository } from "./repository-address.ts";
import { isRepositoryName } from "./repository-path.ts";

function refusalFor(typed: string, privateHosts?: readonly string[]) {
  try {
    parseRepository(typed, undefined, privateHosts);
  } catch (error) {
    if (error instanceof ConvexError) return error.data;
    throw error;
  }
  throw new Error(`« ${typed} » was accepted.`);
}

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

  it.each([
    ["", "missing"],
    ["   ", "missing"],
    ["name", "no-name"],
    ["owner/", "no-name"],
    ["a/b/c", "too-many-parts"],
    ["github.com", "host-alone"],
    ["https://github.com", "host-alone"],
    ["https://github.com/owner", "no-name"],
    ["github.com/owner", "no-name"],
    ["https://github.com/orgs/owner/repositories", "site-page"],
    ["https://github.com/search?q=owner/name", "site-page"],
    ["https://gitlab.com/-/profile", "owner"],
    ["ada@example.org", "owner"],
    ["-owner/name", "owner"],
    [".owner/name", "owner"],
    ["../name", "owner"],
    ["owner./name", "owner"],
    ["é/name", "owner"],
    ["owner/-name", "name"],
    ["owner/..", "name"],
    ["owner/.", "name"],
    ["owner/.git", "name"],
    ["owner/a.git.git", "name"],
    ["owner/na%2Fme", "name"],
    ["owner/$(x)", "name"],
    [`owner/${"x".repeat(101)}`, "name"],
    ["owner/name.", "name"],
    ["https://github.com/owner/name.", "name"],
    ["owner/na me", "space"],
    ["owner/na\u200bme", "invisible-character"],
    [`\u200b${"x".repeat(501)}`, "too-long"],
    ["owner/na\u0000me", "invisible-character"],
    ["owner\\name", "backslash"],
    ["x".repeat(501), "too-long"],
    ["https://", "unreadable"],
    ["ssh://git:pw@github.com/owner/name", "protocol"],
    ["jo:pw@github.com/owner/name", "credentials"],
    ["ftp://example.org/owner/name", "protocol"],
    ["http://example.org/owner/name", "protocol"],
    ["file:///etc/passwd", "unreadable"],
    ["ext::sh -c x", "space"],
    ["javascript:alert(1)", "unreadable"],
    ["git@localhost:owner/name", "private-host"],
    ["https://localhost/owner/name", "private-host"],
    ["https://127.1/owner/name", "private-host"],
    ["https://0x7f000001/owner/name", "private-host"],
    ["https://[::1]/owner/name", "private-host"],
    ["https://169.254.169.254/owner/name", "private-host"],
    ["https://git.internal/owner/name", "private-host"],
    ["https://server/owner/name", "private-host"],
  ])("refuses « %s »: %s", (typed, reason) => {
    expect(refusalFor(typed)).toMatchObject({ code: "REPOSITORY_INVALID", reason: `repository.${reason}` });
  });

  it("accepts a private host that the operator listed, with or without its port", () => {
    const listed = ["git.internal", "10.0.0.7:8443", "fd00::1"];
    for (const typed of [
      "https://Git.Internal/owner/name",
      "https://git.internal:444/owner/name",
      "https://10.0.0.7:8443/owner/name",
      "https://[fd00::1]/owner/name",
    ]) {
      const { host, cloneUrl } = parseRepository(typed, undefined, listed);
      expect(cloneUrl).toBe(`https://${host}/owner/name.git`);
    }
    for (const typed of [
      "https://10.0.0.7/owner/name",
      "https://sub.git.internal/owner/name",
      "https://localhost/owner/name",
      "http://git.internal/owner/name",
    ]) {
      expect(refusalFor(typed, listed).code).toBe("REPOSITORY_INVALID");
    }
  });

  it("never repeats credentials of an address", () => {
    const refusal = refusalFor("https://someone:s3cret@github.com/owner/name");
    expect(refusal).toEqual({ code: "REPOSITORY_INVALID", reason: "repository.credentials", facts: {} });
    expect(JSON.stringify(refusal)).not.toContain("s3cret");
    expect(JSON.stringify(refusal)).not.toContain("someone");
  });

  it("names what the refusal is about", () => {
    expect(refusalFor("https://github.com/orgs/x/people").facts).toEqual({ page: "github.com/orgs/x" });
    expect(refusalFor("https://github.com/x").facts).toEqual({ owner: "x" });
    expect(refusalFor("a/b/c/d").facts).toEqual({ parts: 4 });
    expect(refusalFor("https://gitlab.com/").facts).toEqual({ host: "gitlab.com" });
    expect(refusalFor("ftp://example.org/owner/name").facts).toEqual({ protocol: "ftp" });
    expect(refusalFor("https://git.internal/owner/name").facts).toEqual({ host: "git.internal" });
    expect(refusalFor("owner/-name").facts).toEqual({ name: "-name" });
    expect(refusalFor("-owner/name").facts).toEqual({ owner: "-owner" });
  });
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

describe("a repository's name", () => {
  it.each(["a", ".github", "a.b", "A_b-9"])("may be « %s »", (name) => {
    expect(isRepositoryName(name)).toBe(true);
  });
  it.each(["", ".", "..", "...", "a.", "-a", "a/b", "a b", "a.git", "é", "a\n"])("is not « %s »", (name) => {
    expect(isRepositoryName(name)).toBe(false);
  });
});

import { ConvexError } from "convex/values";
import { describe, expect, it } from "vitest";
import { identityOfKey, isRepositoryName, parseRepository } from "./repository-address.ts";

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
    ["name", "segments"],
    ["owner/", "segments"],
    ["/owner/name", "segments"],
    ["owner//name", "segments"],
    ["a/b/c", "segments"],
    ["github.com/owner/name", "without-scheme"],
    ["https://github.com", "segments"],
    ["https://github.com/owner/name/tree/main", "segments"],
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
    ["owner/na me", "forbidden-character"],
    ["owner/na\u200bme", "forbidden-character"],
    [`\u200b${"x".repeat(501)}`, "too-long"],
    ["https://gitlab.com/group/sub/project", "nested-groups"],
    ["owner/na\u0000me", "forbidden-character"],
    ["owner\\name", "forbidden-character"],
    ["x".repeat(501), "too-long"],
    ["https://", "unreadable"],
    ["git@github.com:owner/name.git", "owner"],
    ["ssh://git@github.com/owner/name", "protocol"],
    ["git://github.com/owner/name", "protocol"],
    ["http://github.com/owner/name", "protocol"],
    ["http://example.org/owner/name", "protocol"],
    ["file:///etc/passwd", "unreadable"],
    ["ext::sh -c x", "forbidden-character"],
    ["javascript:alert(1)", "unreadable"],
    ["https://github.com/owner/name?x=1", "query"],
    ["https://github.com/owner/name#readme", "query"],
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
    expect(refusalFor("github.com/owner/name").facts).toEqual({ path: "github.com/owner/name" });
    expect(refusalFor("ssh://git@github.com/owner/name").facts).toEqual({ protocol: "ssh" });
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

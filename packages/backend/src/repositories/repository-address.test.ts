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

  it("keeps the case in which a name was written, and one identity for all cases on the default server", () => {
    const { key, identity } = parseRepository("Owner/Name.JS");
    expect({ key, identity }).toEqual({ key: "Owner/Name.JS", identity: "github.com/owner/name.js" });
  });

  it("puts the host before the key of another server, where case counts", () => {
    expect(parseRepository("https://git.example.org:8443/Owner/Name")).toMatchObject({
      host: "git.example.org:8443",
      key: "git.example.org:8443/Owner/Name",
      identity: "git.example.org:8443/Owner/Name",
      cloneUrl: "https://git.example.org:8443/Owner/Name.git",
      blobBase: null,
    });
  });

  it("knows how GitLab addresses a file", () => {
    expect(parseRepository("https://gitlab.com/owner/name").blobBase).toBe(
      "https://gitlab.com/owner/name/-/blob/",
    );
  });

  it("keeps an owner named « local » apart from local directories", () => {
    expect(parseRepository("local/name").key).toBe("github.com/local/name");
  });

  it("takes another default server, with its scheme and port", () => {
    const server = "http://127.0.0.1:8080";
    for (const typed of ["owner/name", "http://127.0.0.1:8080/owner/name.git"]) {
      expect(parseRepository(typed, server)).toMatchObject({
        key: "owner/name",
        cloneUrl: "http://127.0.0.1:8080/owner/name.git",
      });
    }
    expect(parseRepository("https://github.com/owner/name", server).key).toBe("github.com/owner/name");
  });

  it.each(["a/b", "a-b/c", "a_b/c.d_e-f", "a/.github", "a/_", "9/9", "a.b/c"])("accepts « %s »", (typed) => {
    expect(parseRepository(typed).key).toBe(typed);
  });

  it.each([
    ["", "Aucun dépôt"],
    ["   ", "Aucun dépôt"],
    ["name", "propriétaire et un nom"],
    ["owner/", "propriétaire et un nom"],
    ["/owner/name", "propriétaire et un nom"],
    ["owner//name", "propriétaire et un nom"],
    ["a/b/c", "propriétaire et un nom"],
    ["github.com/owner/name", "propriétaire et un nom"],
    ["https://github.com", "propriétaire et un nom"],
    ["https://github.com/owner/name/tree/main", "propriétaire et un nom"],
    ["-owner/name", "nom de propriétaire"],
    [".owner/name", "nom de propriétaire"],
    ["../name", "nom de propriétaire"],
    ["owner./name", "nom de propriétaire"],
    ["é/name", "nom de propriétaire"],
    ["owner/-name", "nom de dépôt"],
    ["owner/..", "nom de dépôt"],
    ["owner/.", "nom de dépôt"],
    ["owner/.git", "nom de dépôt"],
    ["owner/a.git.git", "nom de dépôt"],
    ["owner/na%2Fme", "nom de dépôt"],
    ["owner/$(x)", "nom de dépôt"],
    [`owner/${"x".repeat(101)}`, "nom de dépôt"],
    ["owner/na me", "caractère interdit"],
    ["owner/na\u0000me", "caractère interdit"],
    ["owner\\name", "caractère interdit"],
    ["x".repeat(501), "trop longue"],
    ["https://", "ne peut pas être lue"],
    ["git@github.com:owner/name.git", "nom de propriétaire"],
    ["ssh://git@github.com/owner/name", "« ssh »"],
    ["git://github.com/owner/name", "« git »"],
    ["http://github.com/owner/name", "« http »"],
    ["http://example.org/owner/name", "« http »"],
    ["file:///etc/passwd", "ne peut pas être lue"],
    ["ext::sh -c x", "caractère interdit"],
    ["javascript:alert(1)", "ne peut pas être lue"],
    ["https://github.com/owner/name?x=1", "« ? »"],
    ["https://github.com/owner/name#readme", "« # »"],
    ["https://localhost/owner/name", "adresse privée"],
    ["https://127.1/owner/name", "adresse privée"],
    ["https://0x7f000001/owner/name", "adresse privée"],
    ["https://[::1]/owner/name", "adresse privée"],
    ["https://169.254.169.254/owner/name", "adresse privée"],
    ["https://git.internal/owner/name", "adresse privée"],
    ["https://server/owner/name", "adresse privée"],
  ])("refuses « %s »: %s", (typed, words) => {
    const { code, message, advice } = refusalFor(typed);
    expect(code).toBe("REPOSITORY_INVALID");
    expect(message).toContain(words);
    expect(advice).not.toBe("");
  });

  it("takes a private host that the operator listed, by its name or with its port", () => {
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

  it("never repeats credentials that stand in an address", () => {
    const refusal = refusalFor("https://someone:s3cret@github.com/owner/name");
    expect(refusal.message).toContain("mot de passe");
    expect(JSON.stringify(refusal)).not.toContain("s3cret");
    expect(JSON.stringify(refusal)).not.toContain("someone");
  });

  it("offers the whole address where only the scheme is missing", () => {
    expect(refusalFor("github.com/owner/name").advice).toContain("https://github.com/owner/name");
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

  it("of a parsed address stands for the identity of that address", () => {
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
  it.each(["", ".", "..", "...", "-a", "a/b", "a b", "a.git", "é", "a\n"])("is not « %s »", (name) => {
    expect(isRepositoryName(name)).toBe(false);
  });
});

import { ConvexError } from "convex/values";
import { describe, expect, it } from "vitest";
import { parseRepository } from "./repository-address.ts";

function refusalFor(typed: string, privateHosts?: readonly string[]) {
  try {
    parseRepository(typed, undefined, privateHosts);
  } catch (error) {
    if (error instanceof ConvexError) return error.data;
    throw error;
  }
  throw new Error(`« ${typed} » was accepted.`);
}

describe("the refusal of an address", () => {
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
  ])("« %s » is refused: %s", (typed, reason) => {
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

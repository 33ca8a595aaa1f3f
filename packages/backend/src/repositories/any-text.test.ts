/**
 * Properties of every text that a person could paste as a repository. `FUZZ_RUNS` tries more texts,
 * others each time.
 */
import { ConvexError } from "convex/values";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isPrivateHost } from "./private-hosts.ts";
import { parseRepository, type RepositoryAddress } from "./repository-address.ts";

const RUNS = Number(process.env.FUZZ_RUNS ?? 3_000);
fc.configureGlobal({ numRuns: RUNS, ...(process.env.FUZZ_RUNS === undefined && { seed: 1 }) });

const word = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom("ada", "Notes", "a-b", "x.git", "tree", "main", "local", "-", "gr"),
  },
  fc.constantFrom(
    "..",
    ".",
    "%2e%2e",
    "%00",
    "é",
    "\u202e",
    "\0",
    "__proto__",
    "a".repeat(101),
    "--upload-pack=x",
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const host = fc.constantFrom(
  ...["github.com", "www.GitHub.com", "gitlab.com", "git.example.org:8443", "localhost", "127.1", "[::1]"],
  ...["0x7f000001", "metadata.internal", "github.com@evil.org", "a:b@github.com", "xn--e1afmkfd.org", ""],
);
const start = fc.constantFrom(
  "",
  "https://",
  "HTTP://",
  "ssh://git@",
  "git@",
  "git clone ",
  "file://",
  "ext::sh -c ",
);
const end = fc.constantFrom("", "/", ".git", "?tab=readme", "#readme", " ", "/-/tree/main", "»");
const pasted = fc.oneof(
  fc
    .tuple(start, host, fc.constantFrom("/", ":", "//", "\\"), fc.array(word, { maxLength: 5 }), end)
    .map(([before, at, separator, words, after]) => `${before}${at}${separator}${words.join("/")}${after}`),
  fc.tuple(fc.array(word, { maxLength: 4 }), end).map(([words, after]) => words.join("/") + after),
  fc.string({ unit: "binary", maxLength: 60 }),
);

/** Undefined for a text that is refused with the code for users. */
function parsed(text: string): RepositoryAddress | undefined {
  try {
    return parseRepository(text);
  } catch (error) {
    if (error instanceof ConvexError && error.data.code === "REPOSITORY_INVALID") return undefined;
    throw error;
  }
}

test("any pasted text is refused, or its address, key and clone address give it again", () => {
  let accepted = 0;
  const property = fc.property(pasted, (text) => {
    const address = parsed(text);
    if (address === undefined) return;
    accepted += 1;
    expect(parsed(address.cloneUrl)).toEqual(address);
    // Without `.git`, a repository named `tree` looks like a page of its group.
    if (address.key.split("/").includes("tree")) return;
    expect([parsed(address.key), parsed(address.url)]).toEqual([address, address]);
  });
  fc.assert(property);
  expect(accepted).toBeGreaterThan(RUNS / 30);
});

test("an accepted address is public https, and its key is a plain relative path", () => {
  const property = fc.property(pasted, (text) => {
    const address = parsed(text);
    if (address === undefined) return;
    const url = new URL(address.cloneUrl);
    expect([url.protocol, url.username, url.password, url.search, url.hash]).toEqual([
      "https:",
      "",
      "",
      "",
      "",
    ]);
    expect(isPrivateHost(url.hostname)).toBe(false);
    for (const segment of address.key.split("/")) {
      expect(segment).toMatch(/^[A-Za-z0-9._[][\w.:[\]-]*$/);
      expect(segment).not.toMatch(/^\.{1,2}$/);
    }
  });
  fc.assert(property);
});

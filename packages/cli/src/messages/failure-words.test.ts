import { expect, test } from "vitest";
import { FAILURE_CODES } from "./failure-codes.ts";
import { FAILURE_WORDS } from "./failure-reasons.ts";
import { failureWords } from "./failure-words.ts";
import { REFUSAL_WORDS } from "./refusal-reasons.ts";
import type { Words } from "./words.ts";

/** Facts under every name, so that each entry can be called without its own facts. */
const ANY_FACTS = {
  ...{ missing: 1, documents: [{ slug: "s" }] },
  ...{ host: "git.example", address: "ftp://git.example", path: "a/b", repository: "ada/engine", slug: "s" },
  ...{ maxBytes: 2_000_000, maxFiles: 1_000, findings: 1, places: [], minutes: 60, name: "n", owner: "o" },
  ...{
    protocol: "ssh",
    chapters: 2,
    least: 3,
    most: 20,
    budget: 200,
    used: 180.5,
    page: "git.example/orgs/o",
    parts: 3,
  },
};

const reasoned = Object.entries({ ...FAILURE_WORDS, ...REFUSAL_WORDS }).map(
  ([reason, words]) => [reason, (words as (facts: object) => Words)(ANY_FACTS)] as const,
);

test.each([...Object.entries(FAILURE_CODES), ...reasoned])(
  "%s has English words: a message without a full stop, advice with one",
  (_name, { message, advice }) => {
    expect(message).toMatch(/[^.]$/);
    expect(advice).toMatch(/^[A-Z`].*(?:\.|https:\S+)$/);
    expect(`${message} ${advice}`).not.toMatch(/[éèàçêô«»’]|undefined|NaN/);
  },
);

test("the text of a reason contains its facts", () => {
  expect(
    failureWords({
      code: "COURSE_INVALID",
      reason: "course.findings",
      facts: {
        findings: 2,
        places: [
          { check: "G3", slug: "chapters/c.md", line: 7 },
          { check: "G8", slug: "t.md" },
        ],
      },
    }).message,
  ).toBe(
    "the course did not pass its checks (2 findings): G3 failed in chapters/c.md, line 7; G8 failed in t.md",
  );
  expect(
    failureWords({
      code: "REPOSITORY_TOO_LARGE",
      reason: "clone.too-large",
      facts: { repository: "ada/engine", maxBytes: 2_000_000_000, maxFiles: 50_000 },
    }).message,
  ).toBe("ada/engine exceeds 2,000 MB or 50,000 files");
});

test("an unknown reason gets the text of its code, an unknown code its detail", () => {
  expect(failureWords({ code: "NETWORK", reason: "clone.eaten" })).toEqual(FAILURE_CODES.NETWORK);
  expect(failureWords({ code: "LEASE_LOST", facts: { detail: "The lease is lost." } }).message).toBe(
    "The lease is lost.",
  );
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FondationError } from "../errors.ts";
import { originOf, type ReadOptions, readEnvironment } from "./read-environment.ts";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "fondation-environment-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const read = (options: ReadOptions = {}) => readEnvironment({ env: {}, cwd, ...options });
const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);

function failure(options: ReadOptions): FondationError {
  try {
    read(options);
  } catch (error) {
    if (error instanceof FondationError) return error;
  }
  throw new Error("the environment was accepted");
}

describe("precedence", () => {
  test("is option, environment, .env.local, .env.<NODE_ENV>, .env, default", () => {
    const seen = () => read({ env: { NODE_ENV: "production" } }).FONDATION_CHAPTERS;
    expect(seen()).toBe(10);
    write(".env", "FONDATION_CHAPTERS=4");
    expect(seen()).toBe(4);
    write(".env.production", "FONDATION_CHAPTERS=5");
    expect(seen()).toBe(5);
    write(".env.local", "FONDATION_CHAPTERS=6");
    expect(seen()).toBe(6);
    const env = { FONDATION_CHAPTERS: "7" };
    expect(read({ env }).FONDATION_CHAPTERS).toBe(7);
    expect(read({ env, overrides: { FONDATION_CHAPTERS: "8" } }).FONDATION_CHAPTERS).toBe(8);
  });

  test("ignores the file of another mode", () => {
    write(".env.production", "FONDATION_CHAPTERS=5");
    expect(read({ env: { NODE_ENV: "development" } }).FONDATION_CHAPTERS).toBe(10);
  });

  test("skips an empty value", () => {
    write(".env", "FONDATION_CHAPTERS=4");
    expect(read({ env: { FONDATION_CHAPTERS: "" } }).FONDATION_CHAPTERS).toBe(4);
  });

  test("keeps the origin, so that an explicit port differs from the default", () => {
    const chosen = read({ env: { FONDATION_WEB_PORT: "3000" } });
    expect(originOf(chosen, "FONDATION_WEB_PORT")).toBe("environment");
    expect(originOf(chosen, "FONDATION_BACKEND_PORT")).toBe("default");
    expect(originOf(chosen, "CONVEX_URL")).toBe("unset");
  });
});

describe("a secret", () => {
  test("is read from the file that NAME_FILE names, without its final line break", () => {
    write("token.txt", "abc-def-ghi\n");
    const { GITHUB_TOKEN } = read({ env: { GITHUB_TOKEN_FILE: "token.txt" } });
    expect(GITHUB_TOKEN?.reveal()).toBe("abc-def-ghi");
  });

  test("given both ways in one place is a problem", () => {
    const error = failure({ env: { GITHUB_TOKEN: "abcdefgh", GITHUB_TOKEN_FILE: "token.txt" } });
    expect(error.message).toContain("GITHUB_TOKEN is set together with GITHUB_TOKEN_FILE");
  });

  test("given as an option takes precedence over a file named in the environment", () => {
    const options = { env: { GITHUB_TOKEN_FILE: "nowhere" }, overrides: { GITHUB_TOKEN: "from-option" } };
    expect(read(options).GITHUB_TOKEN?.reveal()).toBe("from-option");
  });

  test("whose file is missing is a problem that names the file", () => {
    const { message } = failure({ env: { GITHUB_TOKEN_FILE: "token.txt" } });
    expect(message).toContain("token.txt");
    expect(message).toContain("cannot be read (ENOENT)");
  });

  test("whose file is empty is unset, and is a problem only where it is required", () => {
    write("token.txt", "\n");
    const env = { GITHUB_TOKEN_FILE: "token.txt" };
    expect(read({ env }).GITHUB_TOKEN).toBeUndefined();
    expect(failure({ env, required: ["GITHUB_TOKEN"] }).message).toContain("GITHUB_TOKEN is not set");
  });

  test("that is refused is not shown", () => {
    const { message } = failure({ env: { FONDATION_SIGNING_KEY: "not-a-key-at-all" } });
    expect(message).toContain("FONDATION_SIGNING_KEY");
    expect(message).not.toContain("not-a-key-at-all");
  });
});

describe("a bad environment", () => {
  test("is refused with all problems at once, each with purpose and source", () => {
    const error = failure({
      env: { FONDATION_CHAPTERS: "99", FONDATION_LANGUAGE: "de", FONDATION_WEB_PORT: "http" },
      required: ["CONVEX_URL"],
    });
    expect(error.code).toBe("ENVIRONMENT_INVALID");
    expect(error.message).toContain("4 problems");
    for (const name of ["CONVEX_URL", "FONDATION_CHAPTERS", "FONDATION_LANGUAGE", "FONDATION_WEB_PORT"]) {
      expect(error.message).toContain(name);
    }
    expect(error.message.match(/what for: \S/g)).toHaveLength(4);
    expect(error.message.match(/where to get it: \S/g)).toHaveLength(4);
  });

  test("names the file that contains an invalid value", () => {
    write(".env.local", "FONDATION_LEASE_MS=soon");
    expect(failure({}).message).toContain(".env.local");
  });

  test("is one whose env file has a # in a value without quotes", () => {
    write(".env.local", "FONDATION_ACCESS_TOKEN=abcdefghijklmnop#qrstuv\nexport GITHUB_TOKEN=#abcdefgh\n");
    const { message } = failure({});
    expect(message).toContain("2 problems");
    expect(message).toContain(
      ".env.local: the value of FONDATION_ACCESS_TOKEN contains a # and has no quotes",
    );
    expect(message).toContain("value of GITHUB_TOKEN");
    expect(message).not.toContain("abcdefgh");
  });

  test("is not one with a # in quotes, in a comment or in a foreign variable", () => {
    write(
      ".env.local",
      `FONDATION_ACCESS_TOKEN="abcdefghijklmnop#qrstuv"#1\nFONDATION_CHAPTERS=4 # not 5#6\nCONVEX_URL=   # unset\n#GITHUB_TOKEN=a#b\nOTHER=a#b\n`,
    );
    const { FONDATION_ACCESS_TOKEN, FONDATION_CHAPTERS } = read();
    expect([FONDATION_ACCESS_TOKEN?.reveal(), FONDATION_CHAPTERS]).toEqual(["abcdefghijklmnop#qrstuv", 4]);
  });

  test("is one with two model credentials", () => {
    const env = { CLAUDE_CODE_OAUTH_TOKEN: "aaaaaaaa", ANTHROPIC_API_KEY: "bbbbbbbb" };
    expect(failure({ env }).message).toContain("together with ANTHROPIC_API_KEY");
  });

  test.each([
    ["1800000", "1800000"],
    ["10800000", undefined],
  ])("is one with a step of %s ms in a job of %s ms", (step, job) => {
    const env = { FONDATION_MODEL_STEP_MS: step, FONDATION_JOB_TIMEOUT_MS: job };
    expect(failure({ env }).message).toContain("must be below FONDATION_JOB_TIMEOUT_MS");
  });

  test("may give a job less time than a step has by default", () => {
    expect(read({ env: { FONDATION_JOB_TIMEOUT_MS: "4000" } }).FONDATION_JOB_TIMEOUT_MS).toBe(4000);
  });

  test("is one whose NODE_ENV leads to another directory", () => {
    expect(failure({ env: { NODE_ENV: "x/../../secret" } }).message).toContain("NODE_ENV");
  });

  test.each([
    ["CONVEX_URL", "ftp://example.org"],
    ["CONVEX_URL", "https://user:word@example.org"],
    ["FONDATION_CHAPTERS", "2"],
    ["FONDATION_CHAPTERS", "4.5"],
    ["FONDATION_WEB_PORT", "65536"],
    ["FONDATION_ACCESS", "Open"],
    ["FONDATION_ACCESS_TOKEN", "short"],
  ])("is one with %s=%s", (name, value) => {
    expect(failure({ env: { [name]: value } }).message).toContain(name);
  });
});

test("by default a job has more time than one of its steps", () => {
  const { FONDATION_MODEL_STEP_MS, FONDATION_JOB_TIMEOUT_MS } = read();
  expect(FONDATION_JOB_TIMEOUT_MS).toBe(3 * 60 * 60_000);
  expect(FONDATION_MODEL_STEP_MS).toBeLessThan(FONDATION_JOB_TIMEOUT_MS);
});

test("an address loses its closing slash", () => {
  expect(read({ env: { CONVEX_URL: "http://127.0.0.1:3210/" } }).CONVEX_URL).toBe("http://127.0.0.1:3210");
});

test("a list loses its blanks", () => {
  const { FONDATION_ALLOW_PRIVATE_HOSTS } = read({ env: { FONDATION_ALLOW_PRIVATE_HOSTS: " a, b:80,," } });
  expect(FONDATION_ALLOW_PRIVATE_HOSTS).toEqual(["a", "b:80"]);
});

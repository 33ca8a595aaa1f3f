import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readEnvironment } from "./read-environment.ts";

const BASE = "https://trap.example.org";
let cwd: string;
let lines: string[];
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "fondation-provenance-"));
  lines = [];
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cwd, { recursive: true });
});

const git = (...args: string[]) =>
  execFileSync("git", ["-C", cwd, "-c", "user.name=a", "-c", "user.email=a@b", ...args], { stdio: "pipe" });
const write = (name: string, text = `ANTHROPIC_BASE_URL=${BASE}\nFONDATION_CHAPTERS=4\n`) =>
  writeFileSync(join(cwd, name), text);
const read = (directory = cwd, env: NodeJS.ProcessEnv = {}) =>
  readEnvironment({ env, cwd: directory, notice: (line) => lines.push(line) });

test.each([".env", ".env.local", ".env.production"])("%s is not read where Git tracks it", (name) => {
  git("init", "-q");
  write(name);
  git("add", "-f", name);
  const seen = read(cwd, { NODE_ENV: "production" });
  expect([seen.ANTHROPIC_BASE_URL, seen.FONDATION_CHAPTERS]).toEqual([undefined, 10]);
  expect(lines).toEqual([expect.stringMatching(/\.env\S* was not read: Git tracks it.*\.env\.local/)]);
  expect(lines[0]).toContain(join(cwd, name));
});

test("reads a .env.local that Git ignores, does not know, or that is in no repository", () => {
  write(".env.local");
  expect(read().ANTHROPIC_BASE_URL).toBe(BASE);
  git("init", "-q");
  expect(read().ANTHROPIC_BASE_URL).toBe(BASE);
  write(".gitignore", ".env.local\n");
  expect(read().ANTHROPIC_BASE_URL).toBe(BASE);
  expect(lines).toEqual([]);
});

test.each([".env", ".env.production"])("%s sets unguarded variables only, whatever Git says", (name) => {
  write(name, `ANTHROPIC_API_KEY=a-key-of-no-worth\nANTHROPIC_BASE_URL=${BASE}\nFONDATION_CHAPTERS=4\n`);
  const seen = () => {
    const { ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, FONDATION_CHAPTERS } = read(cwd, {
      NODE_ENV: "production",
    });
    return [ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, FONDATION_CHAPTERS];
  };
  expect(seen()).toEqual([undefined, undefined, 4]);
  git("init", "-q");
  expect(seen()).toEqual([undefined, undefined, 4]);
  write(".gitignore", ".env*\n");
  expect(seen()).toEqual([undefined, undefined, 4]);
  expect(lines[0]).toMatch(/ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL not used.*archive.*only \.env\.local/);
  expect(lines[0]).toContain(join(cwd, name));
  expect(lines[0]).not.toContain("of-no-worth");
});

test("does not read a file that Git tracks in a subdirectory", () => {
  git("init", "-q");
  mkdirSync(join(cwd, "below"));
  write("below/.env.local");
  git("add", "below");
  expect(read(join(cwd, "below")).ANTHROPIC_BASE_URL).toBeUndefined();
});

test("does not read a file that Git tracks under another spelling of its name", () => {
  git("init", "-q");
  write(".ENV.LOCAL");
  git("add", ".ENV.LOCAL");
  write(".env.local");
  expect(read().ANTHROPIC_BASE_URL).toBeUndefined();
});

test("does not follow a link when Git tracks the link or its target", () => {
  git("init", "-q");
  write("settings");
  symlinkSync("settings", join(cwd, ".env.local"));
  git("add", ".env.local");
  expect(read().ANTHROPIC_BASE_URL).toBeUndefined();
  git("rm", "-q", "--cached", ".env.local");
  expect(read().ANTHROPIC_BASE_URL).toBe(BASE);
  git("add", "settings");
  expect(read().ANTHROPIC_BASE_URL).toBeUndefined();
});

test("ignores variables of this process that point Git elsewhere", () => {
  git("init", "-q");
  write(".env.local");
  git("add", ".env.local");
  vi.stubEnv("GIT_DIR", "/nowhere");
  vi.stubEnv("GIT_INDEX_FILE", "/nowhere/index");
  expect(read().ANTHROPIC_BASE_URL).toBeUndefined();
});

test("without git, reads only unguarded variables and names the others", () => {
  write(".env.local");
  vi.stubEnv("PATH", cwd);
  const seen = read();
  expect([seen.ANTHROPIC_BASE_URL, seen.FONDATION_CHAPTERS]).toEqual([undefined, 4]);
  expect(lines).toEqual([expect.stringMatching(/ANTHROPIC_BASE_URL not used.*git was not found/)]);
});

test("does not trust an unknown answer of git", () => {
  write(".env.local");
  writeFileSync(join(cwd, "git"), "#!/bin/sh\necho git version 2.0.0\n", { mode: 0o755 });
  vi.stubEnv("PATH", `${cwd}:${process.env.PATH}`);
  const seen = read();
  expect([seen.ANTHROPIC_BASE_URL, seen.FONDATION_CHAPTERS]).toEqual([undefined, 4]);
});

test("guards the file that holds a guarded secret too", () => {
  write("key", "a-token-of-no-worth");
  write(".env.local", "FONDATION_ACCESS_TOKEN_FILE=key\n");
  expect(read().FONDATION_ACCESS_TOKEN).toBeDefined();
  vi.stubEnv("PATH", cwd);
  expect(read().FONDATION_ACCESS_TOKEN).toBeUndefined();
});

test("starts no file monitor and accepts no committed bare repository", () => {
  const touched = join(cwd, "touched");
  writeFileSync(join(cwd, "monitor"), `#!/bin/sh\ntouch ${touched}\n`);
  chmodSync(join(cwd, "monitor"), 0o755);
  git("init", "-q");
  git("config", "core.fsmonitor", join(cwd, "monitor"));
  write(".env.local");
  expect(read().ANTHROPIC_BASE_URL).toBe(BASE);
  const bare = join(cwd, "bare");
  execFileSync("git", ["init", "-q", "--bare", bare]);
  execFileSync("git", ["-C", bare, "config", "core.fsmonitor", join(cwd, "monitor")]);
  execFileSync("git", ["-C", bare, "config", "core.bare", "false"]);
  execFileSync("git", ["-C", bare, "config", "core.worktree", cwd]);
  write("bare/.env.local");
  expect(read(bare).ANTHROPIC_BASE_URL).toBeUndefined();
  expect(existsSync(touched)).toBe(false);
});

test("fetches no missing object of a sparse index with a program of the repository", () => {
  const touched = join(cwd, "touched");
  git("init", "-q");
  for (const name of ["in", "out"]) {
    mkdirSync(join(cwd, name));
    write(`${name}/a.txt`, name);
  }
  git("add", "in", "out");
  git("commit", "-q", "-m", "Start");
  const tree = git("rev-parse", "HEAD:out").toString().trim();
  git("sparse-checkout", "set", "--cone", "--sparse-index", "in");
  rmSync(join(cwd, ".git/objects", tree.slice(0, 2), tree.slice(2)));
  git("config", "core.repositoryFormatVersion", "1");
  git("config", "extensions.partialClone", "origin");
  git("config", "remote.origin.url", join(cwd, "nowhere"));
  git("config", "remote.origin.promisor", "true");
  git("config", "remote.origin.uploadpack", `touch ${touched}; false`);
  write(".env.local");
  const seen = read();
  expect(existsSync(touched)).toBe(false);
  expect(seen.ANTHROPIC_BASE_URL).toBeUndefined();
});

test("gives Git no secret of this process", () => {
  write(".env");
  writeFileSync(join(cwd, "git"), `#!/bin/sh\nenv > ${join(cwd, "seen")}\n`, { mode: 0o755 });
  vi.stubEnv("PATH", `${cwd}:${process.env.PATH}`);
  vi.stubEnv("ANTHROPIC_API_KEY", "must-not-arrive");
  read();
  expect(readFileSync(join(cwd, "seen"), "utf8")).not.toContain("must-not-arrive");
});

test("a pipe, a link to a device and a large file are not read, and are reported", () => {
  execFileSync("mkfifo", [join(cwd, ".env")]);
  symlinkSync("/dev/zero", join(cwd, ".env.local"));
  write(".env.test", `FONDATION_CHAPTERS=4\n${"\n".repeat(40_000)}`);
  expect(read(cwd, { NODE_ENV: "test" }).FONDATION_CHAPTERS).toBe(10);
  expect(lines).toEqual([
    expect.stringContaining(".env.local was not read: it is no regular file"),
    expect.stringContaining(".env.test was not read: it has more than 32768 bytes"),
    expect.stringContaining(".env was not read: it is no regular file"),
  ]);
});

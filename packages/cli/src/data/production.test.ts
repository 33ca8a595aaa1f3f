import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnvironment } from "@fondation/environment";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { initProduction } from "./production.ts";

const root = join(import.meta.dirname, "..", "..", "..", "..");
let directory: string;
let said: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "fondation-production-"));
  said = "";
  const collect = (text: unknown) => {
    said += text;
    return true;
  };
  vi.spyOn(process.stderr, "write").mockImplementation(collect);
  vi.spyOn(process.stdout, "write").mockImplementation(collect);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true });
});
const read = (name: string) => readFileSync(join(directory, name), "utf8");
const environment = (env: NodeJS.ProcessEnv) => readEnvironment({ env, cwd: directory });

test("makes all files to fill in, with tokens in a private directory", () => {
  initProduction({ directory });
  expect(readdirSync(directory).toSorted()).toEqual([
    ".env.production",
    "docker-compose.override.yml",
    "secrets",
  ]);
  expect(statSync(join(directory, "secrets")).mode & 0o777).toBe(0o700);
  const files = readdirSync(join(directory, "secrets")).toSorted();
  expect(files).toEqual([".gitignore", "anthropic_api_key", "claude_code_oauth_token", "github_token"]);
  // An empty file means that there is no token.
  for (const file of files.slice(1)) expect(read(join("secrets", file)), file).toBe("");
});

test("the container's user can read the files under any umask", () => {
  const before = process.umask(0o077);
  try {
    initProduction({ directory });
  } finally {
    process.umask(before);
  }
  for (const file of [".env.production", "docker-compose.override.yml", "secrets/github_token"]) {
    expect(statSync(join(directory, file)).mode & 0o777, file).toBe(0o644);
  }
  expect(statSync(join(directory, "secrets")).mode & 0o777).toBe(0o700);
});

test("the settings are valid as they are, and with every line that has a value", () => {
  initProduction({ directory });
  const production = { NODE_ENV: "production" };
  expect(environment(production).FONDATION_ACCESS).toBe("token");
  const all = read(".env.production").replace(/^# (?=[A-Z_]+=)/gm, "");
  writeFileSync(join(directory, ".env.production"), all);
  expect(all.match(/^[A-Z]/gm)?.length).toBeGreaterThan(10);
  expect(environment(production).FONDATION_CONCURRENCY).toBe(2);
});

test("the settings contain no secrets and no variables that the stack sets", () => {
  initProduction({ directory });
  const offered = [...read(".env.production").matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(offered).not.toContain("GITHUB_TOKEN");
  const stack = ["docker-compose.yml", "Dockerfile.production"].map((file) =>
    readFileSync(join(root, file), "utf8"),
  );
  for (const name of offered) expect(stack.join("\n"), name).not.toMatch(new RegExp(`\\b${name}[:=] ?\\S`));
});

test("a clone ignores all of these files before they are made", () => {
  const git = (...words: string[]) =>
    execFileSync("git", words, { cwd: directory, encoding: "utf8", stdio: "pipe" });
  git("init", "--quiet");
  copyFileSync(join(root, ".gitignore"), join(directory, ".gitignore"));
  const files = [".env.production", "secrets/x", "docker-compose.override.yml"];
  expect(git("check-ignore", ...files)).toBe(`${files.join("\n")}\n`);
  initProduction({ directory });
  expect(git("status", "--porcelain", "--untracked-files=all")).toBe("?? .gitignore\n");
});

test("existing files are not changed", () => {
  initProduction({ directory });
  const mine = { ".env.production": "FONDATION_CONCURRENCY=3\n", [join("secrets", "github_token")]: "mine" };
  for (const [name, content] of Object.entries(mine)) writeFileSync(join(directory, name), content);
  said = "";
  initProduction({ directory, json: true });
  for (const [name, content] of Object.entries(mine)) expect(read(name), name).toBe(content);
  const { files } = JSON.parse(said);
  expect(files.map(({ made }: { made: boolean }) => made)).toEqual(files.map(() => false));
  expect(said).not.toContain('mine"');
});

test("each token is wired to the secret of docker-compose.yml that has its name", () => {
  initProduction({ directory });
  const wired = [...read("docker-compose.override.yml").matchAll(/^ {2}(\w+): \{ file: (\S+) \}$/gm)];
  expect(wired).toHaveLength(3);
  const compose = readFileSync(join(root, "docker-compose.yml"), "utf8");
  for (const [, name, file] of wired) {
    expect(file).toBe(`./secrets/${name}`);
    expect(compose).toContain(`_FILE: /run/secrets/${name}\n`);
  }
});

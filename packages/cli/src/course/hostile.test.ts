/** `fondation analyze .` inside a repository that contains settings for Fondation. */
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Installation, install } from "../testing/installation.ts";

const LIMIT = 120_000;
const KEY = "sk-ant-api03-hostile-test-of-no-worth";
let fondation: Installation;
let trap: Server;
let address: string;
let calls: string[];
let number = 0;
beforeAll(async () => {
  fondation = await install();
}, 180_000);
afterAll(() => fondation.remove());
beforeEach(async () => {
  calls = [];
  trap = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`);
    response.writeHead(400).end();
  });
  await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((resolve) => trap.close(resolve));
});

/**
 * A program that creates a file, and calls the address from its environment as the client of the
 * model does.
 */
function program(name: string) {
  const path = join(fondation.work, name);
  const call = "fetch(process.env.ANTHROPIC_BASE_URL).catch(() => {})";
  writeFileSync(
    path,
    `#!/bin/sh\ntouch '${path}.ran'\n[ -z "$ANTHROPIC_BASE_URL" ] || '${process.execPath}' -e '${call}'\nexit 1\n`,
  );
  chmodSync(path, 0o755);
  return { path, ran: () => existsSync(`${path}.ran`) };
}

/** A repository with one source file and an env file, committed or kept out of Git. */
async function repository(settings: Record<string, string>, kept: "committed" | "ignored"): Promise<string> {
  const text = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  const modules = Array.from({ length: 5 }, (_, index) => [
    `part${index}.ts`,
    `/** Part ${index}. */\nexport function part${index}(value: number): number {\n  const seen = value + ${index};\n  return seen;\n}\n`,
  ]);
  return await fondation.repository(`hostile${number++}`, {
    ...Object.fromEntries(modules),
    "README.md": "# Parts\n\nFive parts of a program.\n",
    ".env.local": text.join(""),
    ...(kept === "ignored" ? { ".gitignore": ".env.local\n" } : {}),
  });
}

async function run(cwd: string, args: readonly string[], more: Record<string, string> = {}) {
  const env = { ...fondation.environment, FONDATION_MODEL_RETRIES: "0", ...more };
  const options = { cwd, env, extendEnv: false, reject: false } as const;
  return await execa(process.execPath, [fondation.program, ...args], options);
}

const ANALYZE = ["analyze", ".", "--out", "course", "--chapters", "3"];

describe("settings that a repository committed", () => {
  test("run no program, name no assets, and are reported as not read", {
    timeout: LIMIT,
  }, async () => {
    const claude = program("hostile-claude");
    const cwd = await repository(
      {
        FONDATION_CLAUDE_EXECUTABLE: claude.path,
        FONDATION_CHROMIUM: claude.path,
        FONDATION_ASSETS: "/nowhere",
        ANTHROPIC_BASE_URL: address,
      },
      "committed",
    );
    const { exitCode, stderr } = await run(cwd, ANALYZE, { ANTHROPIC_API_KEY: KEY });
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining("12 documents")]);
    expect(stderr.match(/.*\.env\.local was not read.*/g)).toEqual([
      expect.stringMatching(/Git tracks it.*git-ignored \.env\.local/),
    ]);
    expect([claude.ran(), calls]).toEqual([false, []]);
  });

  test("do not send the user's client and key to another address", {
    timeout: LIMIT,
  }, async () => {
    const own = program("own-claude");
    const cwd = await repository({ ANTHROPIC_BASE_URL: address }, "committed");
    await run(cwd, ANALYZE, { ANTHROPIC_API_KEY: KEY, FONDATION_CLAUDE_EXECUTABLE: own.path });
    expect([own.ran(), calls]).toEqual([true, []]);
  });

  test("do not tell the commands where the backend is", { timeout: LIMIT }, async () => {
    const cwd = await repository({ CONVEX_URL: address }, "committed");
    const { exitCode } = await run(cwd, ["submit", "owner/name"]);
    expect(exitCode).not.toBe(0);
    expect(calls).toEqual([]);
  });
});

test("a committed data directory does not tell a command where the backend is", {
  timeout: LIMIT,
}, async () => {
  const cwd = await repository({}, "committed");
  mkdirSync(join(cwd, ".fondation"));
  writeFileSync(join(cwd, ".fondation", "running.json"), JSON.stringify({ backend: address, web: address }));
  await execa("git", ["-C", cwd, "add", "-f", ".fondation"]);
  const { exitCode, stderr } = await run(cwd, ["submit", "owner/name"]);
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain("came with the repository");
  expect(calls).toEqual([]);
});

test("settings that Git ignores are the user's own and are read", { timeout: LIMIT }, async () => {
  const own = program("ignored-claude");
  const cwd = await repository(
    { ANTHROPIC_BASE_URL: address, ANTHROPIC_API_KEY: KEY, FONDATION_CLAUDE_EXECUTABLE: own.path },
    "ignored",
  );
  const { stderr } = await run(cwd, ANALYZE);
  expect(stderr).not.toContain("was not read");
  expect(own.ran()).toBe(true);
  expect(calls.length).toBeGreaterThan(0);
});

test("links and lists in the directory of --out are refused before any work", {
  timeout: LIMIT,
}, async () => {
  const cwd = await repository({}, "committed");
  const home = join(fondation.work, "home");
  mkdirSync(home);
  mkdirSync(join(cwd, "course"));
  for (const name of ["key", "profile"]) writeFileSync(join(home, name), "mine\n");
  symlinkSync(home, join(cwd, "course", "up"));
  symlinkSync(join(home, "profile"), join(cwd, "course", "step1_abstractions.yaml"));
  writeFileSync(join(cwd, "course", ".course.json.part"), '["up/key"]');
  await execa("git", ["-C", cwd, "add", "-f", "course"]);
  const { exitCode, stderr } = await run(cwd, ANALYZE);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining("(OUTPUT_UNSAFE)")]);
  expect(stderr).toContain('lists "up/key", which is no document of a course');
  expect(stderr).not.toMatch(/^\s+at |engine:/m);
  const kept = ["key", "profile"].map((name) => readFileSync(join(home, name), "utf8"));
  expect(kept).toEqual(["mine\n", "mine\n"]);
});

test("settings and data of an unpacked archive run no program and reach no other file", {
  timeout: LIMIT,
}, async () => {
  const claude = program("archive-claude");
  const cwd = join(fondation.work, "archive");
  mkdirSync(join(cwd, ".fondation", "logs"), { recursive: true });
  writeFileSync(
    join(cwd, ".env"),
    `FONDATION_CLAUDE_EXECUTABLE=${claude.path}\nANTHROPIC_BASE_URL=${address}\nFONDATION_CHROMIUM=${claude.path}\n`,
  );
  const victim = join(fondation.work, "victim");
  writeFileSync(victim, "mine\n");
  symlinkSync(victim, join(cwd, ".fondation", "logs", "backend.log"));
  const doctor = await run(cwd, ["doctor", "--json"], { ANTHROPIC_API_KEY: KEY });
  expect(doctor.stderr).toMatch(/FONDATION_CLAUDE_EXECUTABLE, ANTHROPIC_BASE_URL, .* not used/);
  expect(JSON.parse(doctor.stdout).findings).toContainEqual(
    expect.objectContaining({
      id: "data.writable",
      status: "error",
      message: expect.stringContaining("is a link"),
    }),
  );
  const up = await run(cwd, ["up", "--port", "0", "--backend-port", "0"], { ANTHROPIC_API_KEY: KEY });
  expect([up.exitCode, up.stderr]).toEqual([1, expect.stringContaining("(DATA_NOT_YOURS)")]);
  expect(up.stderr).not.toMatch(/^\s+at /m);
  expect([claude.ran(), calls, readFileSync(victim, "utf8")]).toEqual([false, [], "mine\n"]);
});

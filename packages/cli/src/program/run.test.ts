import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSigningKey } from "@fondation/backend";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Installation, install } from "../testing/installation.ts";

let fondation: Installation;
beforeAll(async () => {
  fondation = await install();
}, 180_000);
afterAll(() => fondation.remove());

const COMMANDS = ["up", "submit", "jobs", "analyze", "verify", "worker", "web", "backend", "init", "doctor"];

/**
 * Makes a program print, as the last line of standard error, its processor time in milliseconds.
 */
const TELL_WORK = `data:text/javascript,${encodeURIComponent(
  `process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    process.stderr.write("\\nworked " + (user + system) / 1000 + "\\n");
  });`,
)}`;

/** Loading the engine, the pages or the backend would cost a multiple. */
const MOST_STARTS = 6;

function workIn(stderr: string): number {
  return Number(/^worked ([\d.]+)$/m.exec(stderr)?.[1]);
}

describe("help", () => {
  test("lists every command, for little more work than a start and without a wait", {
    timeout: 60_000,
  }, async () => {
    let [work, start, time] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    // The machine may be busy: the processor time counts, beside that of an empty program.
    for (let attempt = 0; attempt < 8 && (work >= MOST_STARTS * start || time >= 1_000); attempt++) {
      const empty = await execa(process.execPath, ["--import", TELL_WORK, "--eval", ""]);
      start = Math.min(start, workIn(empty.stderr));
      const { stdout, stderr, ms } = await fondation.run(["--help"], {
        NODE_OPTIONS: `--import=${TELL_WORK}`,
      });
      for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
      [work, time] = [Math.min(work, workIn(stderr)), Math.min(time, ms)];
    }
    expect(work / start, "starts of Node").toBeLessThan(MOST_STARTS);
    expect(time).toBeLessThan(1_000);
  });

  test.each(COMMANDS)("of %s has examples", async (command) => {
    const { code, stdout } = await fondation.run([command, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: fondation ${command}`);
    expect(stdout).toMatch(new RegExp(`Examples:\n  fondation ${command}`));
  });
});

describe("wrong use ends with 2 and without a stack", () => {
  test.each([
    [["bogus"], "unknown command"],
    [["up", "--bogus"], "unknown option"],
    [["up", "--chapters", "99"], "from 3 to 20"],
    [["up", "--port", "http"], "from 0 to 65535"],
    [["analyze", "."], "--out"],
    [["verify", "."], "--repository"],
    [["jobs", "show"], "missing required argument"],
  ])("%j: %s", async (args, reason) => {
    const { code, stderr, stdout } = await fondation.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("a worker without settings lists the missing ones with purpose and source", async () => {
    const { code, stderr } = await fondation.run(["worker"]);
    expect(code).toBe(2);
    for (const text of [
      "CONVEX_URL is not set",
      "FONDATION_SIGNING_KEY is not set",
      "what for:",
      "where to get it:",
    ]) {
      expect(stderr).toContain(text);
    }
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe("a failure", () => {
  test("says what happened and what to do, and ends with 1", async () => {
    const { code, stderr } = await fondation.run(["jobs", "list", "--convex-url", "http://127.0.0.1:9"]);
    expect(code).toBe(1);
    expect(stderr).toContain("the backend at http://127.0.0.1:9 does not answer");
    expect(stderr).toContain("BACKEND_UNREACHABLE");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("is JSON on standard output where a script asked for JSON", async () => {
    const { code, stdout } = await fondation.run(["jobs", "list", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: "BACKEND_UNKNOWN", advice: expect.any(String) },
    });
  });
});

describe("a token given as an option", () => {
  test.each([
    [["worker", "--github-token", "secret-word"], "GITHUB_TOKEN"],
    [["worker", "--claude-token=secret-word", "--json"], "CLAUDE_CODE_OAUTH_TOKEN"],
  ])("%j is refused before anything else, and named without its value", async (args, variable) => {
    const { code, stdout, stderr } = await fondation.run(args);
    expect(code).toBe(2);
    expect(`${stdout}${stderr}`).toContain(`${variable}_FILE`);
    expect(`${stdout}${stderr}`).not.toContain("secret-word");
  });
});

describe("a Git that cannot be forced to a checked address", () => {
  let directory: string;
  let old: Record<string, string>;
  beforeAll(() => {
    directory = mkdtempSync(join(fondation.work, "old-git-"));
    writeFileSync(join(directory, "git"), "#!/bin/sh\necho git version 2.36.6\n", { mode: 0o755 });
    old = { PATH: `${directory}:${fondation.environment.PATH}` };
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test("is broken for the doctor", async () => {
    const { code, stdout } = await fondation.run(["doctor", "--json"], old);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings).toContainEqual(
      expect.objectContaining({
        id: "git.version",
        status: "error",
        message: expect.stringContaining("2.37"),
      }),
    );
  });

  test("keeps a worker from starting", async () => {
    const { code, stderr } = await fondation.run(["worker"], {
      ...old,
      CONVEX_URL: "http://127.0.0.1:9",
      FONDATION_SIGNING_KEY: await createSigningKey(),
    });
    expect([code, stderr]).toEqual([1, expect.stringContaining("GIT_TOO_OLD")]);
  });
});

describe("doctor", () => {
  test("finds nothing broken in a fresh installation and changes nothing", async () => {
    const before = readdirSync(fondation.work, { recursive: true });
    const { code, stdout } = await fondation.run(["doctor", "--json"]);
    const { findings } = JSON.parse(stdout) as { findings: { id: string; status: string; fix?: string }[] };
    expect(findings.filter(({ status }) => status === "error")).toEqual([]);
    expect(code).toBe(0);
    for (const { status, fix } of findings)
      expect(fix !== undefined).toBe(status === "warning" || status === "error");
    expect(readdirSync(fondation.work, { recursive: true })).toEqual(before);
  });

  test("has stable ids", async () => {
    const { stdout } = await fondation.run(["doctor", "--json"]);
    const { findings } = JSON.parse(stdout) as { findings: { id: string }[] };
    expect(findings.map(({ id }) => id)).toEqual([
      "environment.valid",
      "environment.unknown",
      "access.exposed",
      "node.version",
      "git.version",
      "docker.engine",
      "docker.compose",
      "engine.ready",
      "chromium.found",
      "assets.intact",
      "data.writable",
      "data.private",
      "disk.space",
      "port.web",
      "port.backend",
      "backend.ready",
      "backend.identity",
      "worker.present",
    ]);
  });

  test("finds a browser that is named, wherever the command is installed", async () => {
    const { stdout } = await fondation.run(["doctor", "--json"], { FONDATION_CHROMIUM: process.execPath });
    const { findings } = JSON.parse(stdout) as {
      findings: { id: string; status: string; message: string }[];
    };
    const chromium = findings.find(({ id }) => id === "chromium.found");
    expect(chromium).toMatchObject({ status: "ok", message: expect.stringContaining(process.execPath) });
  });

  test("ends with 1 when something is broken, and says how to fix it", async () => {
    const { code, stdout } = await fondation.run(["doctor"], {
      FONDATION_CHAPTERS: "99",
      FONDATION_CHAPTER: "3",
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/✖ environment\.valid .*\n.*FONDATION_CHAPTERS/);
    expect(stdout).toMatch(/! environment\.unknown .*FONDATION_CHAPTER\b/);
  });
});

test("no command left anything in the temporary directory", () => {
  expect(fondation.leftovers()).toEqual([]);
});

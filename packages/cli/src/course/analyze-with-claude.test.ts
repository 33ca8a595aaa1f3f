import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AnalyzedCourse, analyze } from "@fondation/analyzer";
import { requireClient } from "@fondation/analyzer/engine";
import { truthfulReply } from "@fondation/analyzer/testing/truthful-model";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/scripted-double";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Installation, install } from "../testing/installation.ts";

const LIMIT = 120_000;
const KEY = "sk-ant-api03-cli-test-of-no-worth";

let fondation: Installation;
let repository: string;
let truth: AnalyzedCourse;
let model: Record<string, string>;
beforeAll(async () => {
  fondation = await install();
  repository = await fondation.repository("sample");
  const { stdout: commit } = await execa("git", ["-C", repository, "rev-parse", "HEAD"]);
  truth = await analyze({
    checkout: repository,
    commit,
    repository: "local/sample",
    engine: "static",
    language: "fr",
    chapters: 3,
    signal: new AbortController().signal,
    onProgress() {},
  });
  const keyFile = join(fondation.work, "key");
  writeFileSync(keyFile, KEY);
  // As in an image, the installation is not inside a workspace.
  model = { ANTHROPIC_API_KEY_FILE: keyFile, FONDATION_CLAUDE_EXECUTABLE: requireClient(undefined) };
}, 180_000);
afterAll(() => fondation.remove());

describe("analyze with a model", () => {
  test("with a key, takes Claude, says so first, and prints the cost at the end", {
    timeout: LIMIT,
  }, async () => {
    await using stand = await startScriptedDouble((request) => truthfulReply(truth, request));
    const { code, stdout, stderr } = await fondation.run(
      ["analyze", repository, "--out", "course", "--chapters", "3", "--concurrency", "2", "--json"],
      { ...model, ANTHROPIC_BASE_URL: stand.url },
    );
    expect([code, stderr]).toEqual([0, expect.stringContaining("12 documents")]);
    expect(stderr.split("\n")[0]).toBe("engine: claude, claude-sonnet-5 (ANTHROPIC_API_KEY is set)");
    expect(stderr).toMatch(/12 requests, 12000 tokens read, 6000 written, about \$0\.08/);
    expect(JSON.parse(stdout)).toMatchObject({
      engine: { name: "claude" },
      verification: { passed: true },
      usage: { total: { requests: 12 } },
    });
    expect(stand.problems).toEqual([]);
    const files = globSync("course/**/*.{md,yaml,json}", { cwd: fondation.work });
    const written = files.map((file) => readFileSync(join(fondation.work, file), "utf8"));
    expect([stdout, stderr, ...written].join("\n")).not.toContain(KEY);
    expect(fondation.leftovers()).toEqual([]);
  });

  test("at its cost limit, stops, says so, and writes nothing", { timeout: LIMIT }, async () => {
    await using stand = await startScriptedDouble((request) => truthfulReply(truth, request));
    const { code, stderr } = await fondation.run(
      ["analyze", repository, "--out", "costly", "--chapters", "3", "--max-cost", "0.01"],
      { ...model, ANTHROPIC_BASE_URL: stand.url },
    );
    expect(code).toBe(1);
    expect(stderr).toContain("ENGINE_BUDGET");
    expect(stderr).toContain("--max-cost");
    expect(globSync("costly/**", { cwd: fondation.work })).toEqual([]);
    expect(stand.requests.length).toBeLessThan(4);
    expect(fondation.leftovers()).toEqual([]);
  });

  test("at its time limit, stops", { timeout: LIMIT }, async () => {
    await using stand = await startScriptedDouble(() => ({ raw: (_response, begin) => begin() }));
    const { code, stderr } = await fondation.run(
      ["analyze", repository, "--out", "late", "--chapters", "3", "--job-timeout", "4"],
      { ...model, ANTHROPIC_BASE_URL: stand.url },
    );
    expect(code).toBe(1);
    expect(stderr).toContain("JOB_TIMEOUT");
    expect(fondation.leftovers()).toEqual([]);
  });

  test("takes the static engine without a credential, and says why", { timeout: LIMIT }, async () => {
    const { code, stderr } = await fondation.run([
      "analyze",
      repository,
      "--out",
      "static",
      "--chapters",
      "3",
    ]);
    expect(code).toBe(0);
    expect(stderr).toContain("engine: static (neither CLAUDE_CODE_OAUTH_TOKEN nor ANTHROPIC_API_KEY is set)");
  });

  test("refuses two credentials, whichever way they are given", async () => {
    const { code, stderr } = await fondation.run(["analyze", repository, "--out", "both"], {
      ...model,
      CLAUDE_CODE_OAUTH_TOKEN: "sk-ant-oat01-another-of-no-worth",
    });
    expect(code).toBe(2);
    expect(stderr).toContain("CLAUDE_CODE_OAUTH_TOKEN is set together with ANTHROPIC_API_KEY");
    expect(stderr).not.toContain("another-of-no-worth");
  });

  test.each([
    [["--max-cost", "0"], "above 0"],
    [["--max-turns", "none"], "whole number"],
    [["--concurrency", "99"], "1 to 32"],
  ])("refuses %j and says what it must be", async (options, said) => {
    const { code, stderr } = await fondation.run(["analyze", repository, "--out", "x", ...options]);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});

describe("doctor with a model", () => {
  const engine = async (environment: Record<string, string>) => {
    const { stdout } = await fondation.run(["doctor", "--json"], environment);
    const { findings } = JSON.parse(stdout) as {
      findings: { id: string; status: string; message: string; fix?: string }[];
    };
    return findings.find(({ id }) => id === "engine.ready");
  };

  test("says which engine would write, and whether its client runs", { timeout: LIMIT }, async () => {
    expect(await engine({})).toMatchObject({
      status: "ok",
      message: expect.stringContaining("static engine"),
    });
    expect(await engine(model)).toMatchObject({
      status: "ok",
      message: expect.stringMatching(/claude-sonnet-5.*\d+\.\d+\.\d+/),
    });
  });

  test("finds a client that is missing or does not run, and says how to fix it", {
    timeout: LIMIT,
  }, async () => {
    const missing = await engine({ ...model, FONDATION_CLAUDE_EXECUTABLE: "/nowhere/claude" });
    expect(missing).toMatchObject({ status: "error", fix: expect.stringContaining("bun install") });
    const broken = await engine({ ...model, FONDATION_CLAUDE_EXECUTABLE: "/bin/false" });
    expect(broken).toMatchObject({ status: "error", message: expect.stringContaining("does not run") });
  });
});

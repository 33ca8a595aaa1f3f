import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lookUp } from "../packages/cli/src/lifetime/ancestors.ts";
import { type Running, running } from "@fondation/cli/testing/installation";

const LIMIT = 180_000;
let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "fondation-up-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Starts the script like `bun run up`. */
function up(data: string, ...repository: string[]): Running {
  const options = [
    ...repository,
    "--json",
    "--port",
    "0",
    "--backend-port",
    "0",
    "--data",
    join(directory, data),
  ];
  return running(spawn("bun", [join(import.meta.dirname, "up.ts"), ...options], { stdio: "pipe" }));
}

/** The id of a process's only child. */
function childOf(parent: number | undefined): number {
  const children = readdirSync("/proc").filter(
    (name) => /^\d+$/.test(name) && lookUp(Number(name))?.parent === parent,
  );
  expect(children).toHaveLength(1);
  return Number(children[0]);
}

test("a signal to the script ends the system, and the script with 0", { timeout: LIMIT }, async () => {
  const script = up("signal");
  await script.line(/"event":"running"/);
  const command = childOf(script.child.pid);
  script.child.kill("SIGTERM");
  expect(await script.ended()).toBe(0);
  expect(script.text()).toContain('"event":"stopped"');
  expect(lookUp(command)).toBeUndefined();
});

test("when the script is killed, the system stops by itself", { timeout: LIMIT }, async () => {
  const script = up("killed");
  await script.line(/"event":"running"/);
  const command = childOf(script.child.pid);
  script.child.kill("SIGKILL");
  await expect.poll(() => lookUp(command), { timeout: 20_000 }).toBeUndefined();
});

test("a requested end is a failure when the course has failed", { timeout: LIMIT }, async () => {
  const empty = join(directory, "prose");
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", directory, "-c", "user.name=a", "-c", "user.email=a@example.org", ...args]);
  git("init", "--quiet", empty);
  writeFileSync(join(empty, "notes.txt"), "only words\n");
  git("-C", empty, "add", ".");
  git("-C", empty, "commit", "--quiet", "-m", "Start");
  const script = up("failed", empty);
  await script.line(/"event":"failed"/);
  await script.line(/"event":"running"/);
  script.child.kill("SIGTERM");
  expect(await script.ended()).toBe(1);
});

test("a wrong option ends the script with the command's own exit code", { timeout: LIMIT }, async () => {
  const script = running(spawn("bun", [join(import.meta.dirname, "up.ts"), "--bogus"], { stdio: "pipe" }));
  expect(await script.ended()).toBe(2);
  expect(script.text()).toContain("unknown option '--bogus'");
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createScratch } from "../testing/scratch.ts";
import { createTestLog } from "../testing/test-log.ts";
import { openWorkspace } from "./workspace.ts";

let scratch: ReturnType<typeof createScratch>;
let root: string;
const { log } = createTestLog();
beforeEach(() => {
  scratch = createScratch();
  root = join(scratch.path, "workspace");
});
afterEach(() => scratch[Symbol.dispose]());

test("a workspace that the worker created is removed with it", async () => {
  const workspace = await openWorkspace(root, "w1", log);
  mkdirSync(join(workspace.directory, "job-1"));
  await workspace.remove();
  expect(existsSync(root)).toBe(false);
});

test("an existing workspace stays", async () => {
  mkdirSync(root);
  const workspace = await openWorkspace(root, "w1", log);
  await workspace.remove();
  expect(existsSync(root)).toBe(true);
});

test("the next worker removes the directory of a killed one, not of a running one", async () => {
  const script = `
    import { openWorkspace } from ${JSON.stringify(join(import.meta.dirname, "workspace.ts"))};
    const log = { info() {} };
    await openWorkspace(${JSON.stringify(root)}, "killed", log);
    console.log("open");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  await openWorkspace(root, "second", log);
  expect(existsSync(join(root, "killed"))).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  await openWorkspace(root, "third", log);
  expect(existsSync(join(root, "killed"))).toBe(false);
  expect(existsSync(join(root, "second"))).toBe(true);
});

test("a reused process number does not protect a dead worker's directory", async () => {
  leaveBehind("reused", { host: hostname(), pid: process.pid, startedAt: "1" });
  await openWorkspace(root, "w1", log);
  expect(existsSync(join(root, "reused"))).toBe(false);
});

test("a directory of another machine is removed when its owner file is old", async () => {
  leaveBehind("silent", { host: "elsewhere", pid: 1, startedAt: "1" }, Date.now() - 3_600_000);
  leaveBehind("busy", { host: "elsewhere", pid: 1, startedAt: "1" });
  await openWorkspace(root, "w1", log);
  expect(existsSync(join(root, "silent"))).toBe(false);
  expect(existsSync(join(root, "busy"))).toBe(true);
});

test("a running worker removes the directory of one that has died meanwhile", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const workspace = await openWorkspace(root, "w1", log);
  leaveBehind("dead", { host: hostname(), pid: process.pid, startedAt: "1" });
  vi.advanceTimersByTime(30_000);
  await expect.poll(() => existsSync(join(root, "dead"))).toBe(false);
  await workspace.remove();
});

test("an unusable directory is an error that names it", async () => {
  await expect(openWorkspace("/dev/null/workspace", "w1", log)).rejects.toMatchObject({
    code: "WORKSPACE_UNUSABLE",
    message: expect.stringContaining("/dev/null/workspace"),
    advice: expect.stringContaining("FONDATION_WORKSPACE"),
  });
});

test("other directories are left alone", async () => {
  mkdirSync(join(root, "photos"), { recursive: true });
  await openWorkspace(root, "w1", log);
  expect(existsSync(join(root, "photos"))).toBe(true);
});

function leaveBehind(name: string, owner: object, lastSign = Date.now()): void {
  mkdirSync(join(root, name), { recursive: true });
  const file = join(root, name, "owner.json");
  writeFileSync(file, JSON.stringify(owner));
  utimesSync(file, lastSign / 1000, lastSign / 1000);
}

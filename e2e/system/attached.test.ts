import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { attach } from "./attached.ts";
import { CapabilityMissing } from "./contract/capability.ts";
import { createDeadline, type Deadline } from "./waiting/deadline.ts";
import { startProcesses } from "./processes/process-system.ts";
import { Stages } from "./lifecycle/stages.ts";
import type { System } from "./contract/system.ts";

let running: System;
let deadline: Deadline;

beforeAll(async () => {
  const start = createDeadline(60_000);
  running = await startProcesses(start, new Stages());
  start.clear();
}, 90_000);
afterAll(() => running.stop(), 30_000);

beforeEach(() => {
  deadline = createDeadline(10_000);
});
afterEach(() => {
  deadline.clear();
  vi.unstubAllEnvs();
});

test("a running deployment is attached by its address and keeps running afterwards", async () => {
  vi.stubEnv("FONDATION_E2E_URL", `${running.url}/some/page`);
  const attached = await attach(deadline, new Stages());
  expect(attached.url).toBe(running.url);
  expect(await attached.backend.workers()).toBe(1);
  await attached.stop();
  expect(await running.backend.ready()).toBeDefined();
});

test("it grants neither the GitHub double nor control of workers, and says so by name", async () => {
  vi.stubEnv("FONDATION_E2E_URL", running.url);
  const attached = await attach(deadline, new Stages());
  expect(() => attached.workers.running()).toThrow(CapabilityMissing);
  expect(() => attached.github.create("a/b", "tiny")).toThrow(/does not grant "github"/);
  expect(attached.services).toEqual([]);
});

test("without an address it names the missing variable", async () => {
  vi.stubEnv("FONDATION_E2E_URL", "");
  await expect(attach(deadline, new Stages())).rejects.toThrow(/FONDATION_E2E_URL/);
});

test("the suite runs on it without the specs that need more than it grants", async () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const playwright = `${root}e2e/node_modules/@playwright/test/cli.js`;
  const options = {
    cwd: root,
    env: { FONDATION_E2E_TARGET: "attached", FONDATION_E2E_URL: running.url },
  };
  const suite = ["test", "--project", "attached", "--no-deps", "--reporter", "list"];
  const { stdout: listed } = await execa(process.execPath, [playwright, ...suite, "--list"], options);
  expect(listed).toContain("an address that shows nothing says so in French");
  expect(listed).not.toMatch(/@github|@faults|@services/);
  const scratch = await mkdtemp(path.join(tmpdir(), "fondation-attached-"));
  try {
    const one = [...suite, "--output", scratch, "--grep", "shows nothing"];
    expect((await execa(process.execPath, [playwright, ...one], options)).stdout).toContain("1 passed");
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}, 60_000);

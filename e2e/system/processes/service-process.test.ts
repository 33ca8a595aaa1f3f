/** Real children that fail in different ways. */
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterEach, expect, test } from "vitest";
import { Guard } from "../cleanup/guard.ts";
import type { ServiceDied } from "../logs/service-died.ts";
import { startTime } from "../cleanup/start-time.ts";
import { until } from "../waiting/until.ts";
import { ServiceProcess } from "./service-process.ts";

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function start(
  script: string,
  onDeath: (error: ServiceDied) => void = () => {},
): Promise<ServiceProcess> {
  const guard = await Guard.start();
  cleanUps.push(() => guard.stop());
  const service = await ServiceProcess.start({
    name: "backend",
    url: "http://127.0.0.1:1",
    args: ["--eval", script],
    env: { ONLY: "this" },
    cwd: tmpdir(),
    guard,
    onDeath,
  });
  cleanUps.push(() => service.stop());
  return service;
}

/** Each wait has its own time limit. One limit for the file could end before the last tests. */
const within = () => ({ signal: AbortSignal.timeout(15_000) });
const said = (service: ServiceProcess, text: string) =>
  until(`"${text}" in the log`, async () => (service.log().includes(text) ? true : undefined), within());

test("a service that dies reports how, with its last lines", async () => {
  const { promise, resolve } = Promise.withResolvers<ServiceDied>();
  await start("console.error('no such table'); process.exit(3)", resolve);
  expect((await promise).message).toContain("backend ended by itself (exit code 3). Its last lines:");
});

test("a stopped service has not died, and can be stopped twice", async () => {
  const deaths: ServiceDied[] = [];
  const service = await start("setInterval(() => {}, 1000)", (death) => deaths.push(death));
  await service.stop();
  await service.stop();
  expect(service.running).toBe(false);
  expect(deaths).toEqual([]);
});

test("a stopped service leaves no child behind", async () => {
  const service = await start(
    `const { pid } = require("node:child_process").spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"]);
     console.log("child", pid); setInterval(() => {}, 1000)`,
  );
  await said(service, "child ");
  const child = Number(service.log().split(" ")[1]);
  expect(startTime(child)).toBeDefined();
  await service.stop();
  await until(
    "the grandchild to be gone",
    async () => (startTime(child) === undefined ? true : undefined),
    within(),
  );
});

test("a killed service counts as crashed, a drained one does not", async () => {
  const drained = await start(
    "process.on('SIGTERM', () => process.exit(0)); console.log('up'); setInterval(() => {}, 1000)",
  );
  await said(drained, "up");
  await drained.kill("SIGTERM");
  expect([drained.running, drained.crashed]).toEqual([false, false]);
  const killed = await start("setInterval(() => {}, 1000)");
  await killed.kill("SIGKILL");
  expect([killed.running, killed.crashed]).toEqual([false, true]);
});

test("a service has only the environment it is given", async () => {
  const service = await start("console.log('up'); setInterval(() => {}, 1000)");
  // Before it runs its program, a process has the environment of its parent.
  await said(service, "up");
  expect(await service.environment()).toEqual(["ONLY=this"]);
});

test("a paused service is silent until it is resumed, and can be stopped", async () => {
  const service = await start("setInterval(() => console.log('tick'), 10)");
  await said(service, "tick");
  await service.pause();
  const state = async () =>
    /^State:\s+(\w)/m.exec(await readFile(`/proc/${service.pid}/status`, "utf8"))?.[1];
  await until(
    "the process to be stopped",
    async () => ((await state()) === "T" ? true : undefined),
    within(),
  );
  await service.resume();
  await until("the process to run", async () => ((await state()) !== "T" ? true : undefined), within());
  await service.pause();
  await service.stop();
  expect(service.running).toBe(false);
});

/** With a real runner that is killed, and real children of its. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTime } from "./start-time.ts";
import { until } from "./until.ts";

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "fondation-guard-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const SLEEPER = "setInterval(() => {}, 1000)";

/** A runner that starts a sleeper and makes a directory, notes both, tells us about them, and then waits. */
async function startRunner(
  afterwards: string,
  environment: (directory: string) => string = () => "process.env",
): Promise<{ runner: ChildProcess; pid: number; directory: string }> {
  const directory = await mkdtemp(path.join(scratch, "kept-"));
  const script = path.join(scratch, `runner-${path.basename(directory)}.ts`);
  await writeFile(
    script,
    `import { spawn } from "node:child_process";
     import { Guard } from ${JSON.stringify(path.join(import.meta.dirname, "guard.ts"))};
     import { startTime } from ${JSON.stringify(path.join(import.meta.dirname, "start-time.ts"))};
     const guard = await Guard.start();
     guard.keep({ kind: "directory", path: ${JSON.stringify(directory)} });
     const child = spawn(process.execPath, ["--eval", ${JSON.stringify(SLEEPER)}], {
       detached: true, stdio: "ignore", env: ${environment(directory)},
     });
     const note = { kind: "process", pid: child.pid, startTime: startTime(child.pid) };
     guard.keep(note);
     ${afterwards}
     console.log(child.pid);
     ${SLEEPER};`,
  );
  const runner = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(createInterface({ input: runner.stdout }), "line")) as [string];
  return { runner, pid: Number(line), directory };
}

test("a killed runner's processes and directories are removed", async () => {
  const { runner, pid, directory } = await startRunner("");
  expect(startTime(pid)).toBeDefined();
  runner.kill("SIGKILL");
  await until("the child and the directory to be gone", async () => !existsSync(directory) && gone(pid), {
    signal: AbortSignal.timeout(10_000),
  });
});

test("what the runner has forgotten is left alone", async () => {
  const { runner, pid, directory } = await startRunner("guard.forget(note);");
  runner.kill("SIGKILL");
  await until("the directory to be gone", async () => (existsSync(directory) ? undefined : true), {
    signal: AbortSignal.timeout(10_000),
  });
  expect(gone(pid)).toBeUndefined();
  process.kill(pid, "SIGKILL");
});

test("a process that was started but not noted yet goes with its temporary directory", async () => {
  const { runner, pid, directory } = await startRunner(
    "guard.forget(note);",
    (directory) => `{ TMPDIR: ${JSON.stringify(`${directory}/tmp`)} }`,
  );
  runner.kill("SIGKILL");
  await until("both to be gone", async () => (!existsSync(directory) && gone(pid)) || undefined, {
    signal: AbortSignal.timeout(10_000),
  });
});

test("a process that only has the same id is not touched", async () => {
  const { runner, pid, directory } = await startRunner(
    'guard.forget(note); guard.keep({ ...note, startTime: "1" });',
  );
  runner.kill("SIGKILL");
  await until("the directory to be gone", async () => (existsSync(directory) ? undefined : true), {
    signal: AbortSignal.timeout(10_000),
  });
  expect(gone(pid)).toBeUndefined();
  process.kill(pid, "SIGKILL");
});

test("what cannot be removed keeps nothing else from being removed, and is told", async () => {
  const engine = await mkdtemp(path.join(scratch, "engine-"));
  const asked = path.join(engine, "asked");
  // An engine that has one of each, and refuses to remove containers.
  const docker = `#!/bin/sh\necho "$*" >>${asked}\ncase $1 in ps | network | volume) echo one ;; *) exit 1 ;; esac\n`;
  await writeFile(path.join(engine, "docker"), docker, { mode: 0o755 });
  const directory = await mkdtemp(path.join(scratch, "kept-"));
  const reaper = spawn(process.execPath, [path.join(import.meta.dirname, "reaper.ts")], {
    env: { PATH: `${engine}:${process.env.PATH}` },
  });
  const notes = [
    { kind: "directory", path: directory },
    { kind: "label", label: "one=1" },
    { kind: "label", label: "two=2" },
  ];
  let said = "";
  reaper.stderr.on("data", (piece) => {
    said += piece;
  });
  reaper.stdin.end(notes.map((note) => `${JSON.stringify({ action: "keep", note })}\n`).join(""));
  const [exitCode] = await once(reaper, "close");
  expect(exitCode).toBe(1);
  expect(said).toMatch(/^The reaper could not remove everything: .*rm --force --volumes one/m);
  expect(existsSync(directory)).toBe(false);
  const { length } = (await readFile(asked, "utf8")).split("\n").filter((line) => /^volume rm/.test(line));
  expect(length, "volumes of both labels").toBe(2);
});

function gone(pid: number): true | undefined {
  return startTime(pid) === undefined ? true : undefined;
}

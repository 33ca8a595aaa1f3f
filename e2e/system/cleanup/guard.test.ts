/** Tests with a real runner that is killed, and its real children. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, test } from "vitest";
import type { Note } from "./reaper.ts";
import { startTime } from "./start-time.ts";
import { until } from "../waiting/until.ts";

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "fondation-guard-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const SLEEPER = "setInterval(() => {}, 1000)";

/**
 * A runner that starts a child, creates a directory, registers both, prints the child's id, and
 * waits.
 */
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
     import type { Note } from "./reaper.ts";
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

test.concurrent("a killed runner's processes and directories are removed", async ({ expect }) => {
  const { runner, pid, directory } = await startRunner("");
  expect(startTime(pid)).toBeDefined();
  runner.kill("SIGKILL");
  await until("the child and the directory to be gone", async () => !existsSync(directory) && gone(pid), {
    signal: AbortSignal.timeout(10_000),
  });
});

test.concurrent("what the runner has released is left alone", async ({ expect }) => {
  const { runner, pid, directory } = await startRunner("guard.forget(note);");
  runner.kill("SIGKILL");
  await until("the directory to be gone", async () => (existsSync(directory) ? undefined : true), {
    signal: AbortSignal.timeout(10_000),
  });
  expect(gone(pid)).toBeUndefined();
  process.kill(pid, "SIGKILL");
});

test.concurrent("a started but unregistered process is ended with its temporary directory", async () => {
  const { runner, pid, directory } = await startRunner(
    "guard.forget(note);",
    (directory) => `{ TMPDIR: ${JSON.stringify(`${directory}/tmp`)} }`,
  );
  runner.kill("SIGKILL");
  await until("both to be gone", async () => (!existsSync(directory) && gone(pid)) || undefined, {
    signal: AbortSignal.timeout(10_000),
  });
});

test.concurrent("another process with the same id is not touched", async ({ expect }) => {
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

/** A script that replaces `docker`. `asked`: the file that records its arguments. */
async function engineThat(does: (asked: string) => string): Promise<{ PATH: string; asked: string }> {
  const directory = await mkdtemp(path.join(scratch, "engine-"));
  const asked = path.join(directory, "asked");
  await writeFile(path.join(directory, "docker"), `#!/bin/sh\necho "$*" >>${asked}\n${does(asked)}\n`, {
    mode: 0o755,
  });
  return { PATH: `${directory}:${process.env.PATH}`, asked };
}

/** Runs the reaper with these notes. Resolves when it has ended. */
async function reap(notes: readonly Note[], PATH: string): Promise<{ exitCode: number; said: string }> {
  const reaper = spawn(process.execPath, [path.join(import.meta.dirname, "reaper.ts")], { env: { PATH } });
  let said = "";
  reaper.stderr.on("data", (piece) => {
    said += piece;
  });
  reaper.stdin.end(notes.map((note) => `${JSON.stringify({ action: "keep", note })}\n`).join(""));
  const [exitCode] = (await once(reaper, "close")) as [number];
  return { exitCode, said };
}

test.concurrent("a failed removal is reported and does not stop the others", async ({ expect }) => {
  // It has one object of each kind, and refuses to remove containers.
  const refuses = "case $1 in ps | network | volume) echo one ;; *) echo busy >&2; exit 1 ;; esac";
  const { PATH, asked } = await engineThat(() => refuses);
  const directory = await mkdtemp(path.join(scratch, "kept-"));
  const notes: Note[] = [
    { kind: "directory", path: directory },
    { kind: "label", label: "one=1" },
    { kind: "label", label: "two=2" },
  ];
  const { exitCode, said } = await reap(notes, PATH);
  expect(exitCode).toBe(1);
  expect(said).toMatch(/^The reaper could not remove everything: .*rm --force --volumes one\nbusy/m);
  expect(existsSync(directory)).toBe(false);
  const { length } = (await readFile(asked, "utf8")).split("\n").filter((line) => /^volume rm/.test(line));
  expect(length, "volumes of both labels").toBe(2);
});

for (const [what, words] of [
  ["has removed", "Error response from daemon: No such container: two"],
  ["is removing", "Error response from daemon: removal of container two is already in progress"],
] as const) {
  test.concurrent(`an object that another cleanup ${what} is not a failure, and the rest is removed`, async ({
    expect,
  }) => {
    // Two containers at first. Another cleanup removes one of them in the meantime.
    const { PATH, asked } = await engineThat(
      (asked) => `case $1 in
        ps) if grep -q "^rm" ${asked}; then grep -q "one$" ${asked} || echo one; else echo one two; fi ;;
        rm) if test "$#" = 5; then echo "${words}" >&2; exit 1; fi ;;
      esac`,
    );
    expect(await reap([{ kind: "label", label: "one=1" }], PATH)).toEqual({ exitCode: 0, said: "" });
    const removals = (await readFile(asked, "utf8")).split("\n").filter((line) => line.startsWith("rm"));
    expect(removals).toEqual(["rm --force --volumes one two", "rm --force --volumes one"]);
  });
}

test.concurrent("what the engine creates after the first check is removed as well", async ({ expect }) => {
  const { PATH, asked } = await engineThat(
    (asked) => `case $1 in
      ps)
        if test ! -e ${asked}.looked; then touch ${asked}.looked; (sleep 1; touch ${asked}.made) >/dev/null 2>&1 &
        elif test -e ${asked}.made; then echo late; fi ;;
      rm) rm ${asked}.made ;;
    esac`,
  );
  expect(await reap([{ kind: "label", label: "one=1" }], PATH)).toEqual({ exitCode: 0, said: "" });
  const asks = (await readFile(asked, "utf8")).split("\n");
  expect(asks.filter((line) => line.startsWith("rm"))).toEqual(["rm --force --volumes late"]);
  const after = asks.slice(asks.indexOf("rm --force --volumes late"));
  expect(after, "a whole round that finds nothing is the last").toEqual([
    expect.stringMatching(/^rm/),
    expect.stringMatching(/^network ls/),
    expect.stringMatching(/^volume ls/),
    expect.stringMatching(/^ps/),
    expect.stringMatching(/^network ls/),
    expect.stringMatching(/^volume ls/),
    "",
  ]);
});

function gone(pid: number): true | undefined {
  return startTime(pid) === undefined ? true : undefined;
}

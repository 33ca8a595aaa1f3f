import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { launchers, lookUp, type RunningProcess, watchProcesses } from "./ancestors.ts";

/** A chain of processes, the innermost (pid 100) first. */
function chain(...commands: string[]) {
  const all = new Map<number, RunningProcess>();
  [...commands, "/sbin/init"].forEach((command, index, { length }) => {
    const pid = index === length - 1 ? 1 : 100 - index;
    const parent = index >= length - 2 ? 1 : pid - 1;
    all.set(pid, { pid, parent, started: "0", command });
  });
  return launchers(100, (pid) => all.get(pid)).map(({ command }) => command);
}

test("npx, its shell and bun are launchers; an interactive shell is not", () => {
  expect(
    chain(
      "node cli.mjs up",
      "bun scripts/up.ts .",
      "/opt/bun run up .",
      "sh -c bun run up .",
      "npm exec bun@1 run up .",
      "-bash",
      "sshd",
    ),
  ).toEqual(["bun scripts/up.ts .", "/opt/bun run up .", "sh -c bun run up .", "npm exec bun@1 run up ."]);
});

test("a command started from a shell alone has no launcher", () => {
  expect(chain("node cli.mjs up", "bash", "node /usr/bin/terminal-app")).toEqual([]);
});

test("a program of Node that starts a command is its launcher", () => {
  expect(chain("node cli.mjs worker", "/usr/bin/node harness.js", "bash")).toEqual([
    "/usr/bin/node harness.js",
  ]);
});

test("a shell of another program is not a launcher, so its background jobs continue", () => {
  expect(
    chain("node cli.mjs up", "npm exec bun@1 run up", "bash -c npx bun run up &", "node agent.js"),
  ).toEqual(["npm exec bun@1 run up"]);
});

test("npx is recognized before it sets its process title", () => {
  expect(
    chain("bun run up", "sh -c bun run up", "/usr/bin/node /usr/bin/npx --yes bun run up", "bash"),
  ).toEqual(["sh -c bun run up", "/usr/bin/node /usr/bin/npx --yes bun run up"]);
});

test("a container's init process is not a launcher", () => {
  expect(chain("node cli.mjs worker", "tini -- fondation worker")).toEqual([]);
});

test("this test's own process is found with its parent", () => {
  expect(lookUp(process.pid)).toMatchObject({ pid: process.pid, parent: process.ppid });
});

test("the end of a watched process is noticed", async () => {
  const child = spawn(process.execPath, ["-e", "process.stdin.resume()"], {
    stdio: ["pipe", "ignore", "ignore"],
  });
  await once(child, "spawn");
  const running = lookUp(child.pid ?? 0);
  if (running === undefined) throw new Error("the child was not found");
  const gone = new Promise<RunningProcess>((resolve) => watchProcesses([running], resolve, 10));
  child.kill("SIGKILL");
  expect((await gone).pid).toBe(child.pid);
});

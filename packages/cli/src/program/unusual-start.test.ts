/** The command started by an old Node, without a reader of its output, or by a user without a home. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, install } from "../testing/installation.ts";

let fondation: Installation;
beforeAll(async () => {
  fondation = await install();
}, 180_000);
afterAll(() => fondation.remove());

test("a Node that is too old says which one is needed, without a stack", async () => {
  const old = `data:text/javascript,${encodeURIComponent(
    'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })',
  )}`;
  const { code, stderr, stdout } = await fondation.run(["--help"], { NODE_OPTIONS: `--import=${old}` });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^fondation: Node 24 or newer is needed\. .* is Node 20\.20\.2\.\n/);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test("a command whose output is closed ends with 0 and without a stack", async () => {
  const child = spawn(process.execPath, [fondation.program, "--help"], {
    env: fondation.environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  expect([...(await once(child, "close")), stderr]).toEqual([0, null, ""]);
});

test.skipIf(process.getuid?.() !== 0)("a user without HOME and without a name gets the help", async () => {
  const { HOME: _, ...environment } = fondation.environment;
  chmodSync(dirname(dirname(fondation.program)), 0o755);
  const child = spawn(process.execPath, [fondation.program, "--help"], { env: environment, uid: 54_321 });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  expect([...(await once(child, "close")), output]).toEqual([0, null, expect.stringContaining("Usage:")]);
});

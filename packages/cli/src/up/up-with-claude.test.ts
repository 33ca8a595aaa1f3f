import { readFileSync } from "node:fs";
import { requireClient } from "@fondation/analyzer/engine";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/scripted-double";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, install } from "../testing/installation.ts";

const KEY = "sk-ant-api03-up-test-of-no-worth";

let fondation: Installation;
beforeAll(async () => {
  fondation = await install();
}, 180_000);
afterAll(() => fondation.remove());

test("with a key, up takes Claude: only the worker gets key and limits", {
  timeout: 120_000,
}, async () => {
  await using stand = await startScriptedDouble(() => ({ text: "Je ne sais pas." }));
  const repository = await fondation.repository("sample");
  const words = ["--json", "--port", "0", "--backend-port", "0", "--chapters", "3"];
  const up = fondation.start(
    ["up", repository, ...words, "--max-cost", "0.01", "--model", "claude-opus-4-8"],
    {
      ANTHROPIC_API_KEY: KEY,
      ANTHROPIC_BASE_URL: stand.url,
      FONDATION_CLAUDE_EXECUTABLE: requireClient(undefined),
    },
  );
  const [chosen] = await up.line(/^\{"event":"engine".*$/m);
  expect(JSON.parse(chosen)).toMatchObject({ engine: "claude", reason: "ANTHROPIC_API_KEY is set" });
  const [failed] = await up.line(/^\{"event":"failed".*$/m);
  expect(JSON.parse(failed)).toMatchObject({ code: "ENGINE_BUDGET" });
  expect(stand.requests[0]?.model).toBe("claude-opus-4-8");
  const withKey = () =>
    fondation
      .processes()
      .filter((pid) => read(pid, "environ").includes(KEY))
      .map((pid) => /fondation (\w+)/.exec(read(pid, "cmdline"))?.[1] ?? read(pid, "cmdline"))
      .toSorted();
  // `up` got the key and passes it only to the worker. The worker's client has ended, or is about
  // to.
  await expect.poll(withKey).toEqual(["up", "worker"]);
  up.child.kill("SIGTERM");
  expect(await up.ended()).toBe(1);
  expect(up.text()).not.toContain(KEY);
});

/** Empty for a process that has ended. */
function read(pid: number, file: "environ" | "cmdline"): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

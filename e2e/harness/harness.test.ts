/** The harness itself, tried on small systems that go wrong in every way a system can, by real Playwright children. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { chooseTargets, engineAnswers } from "../../scripts/e2e/target.ts";
import { PlaywrightChild } from "./child.ts";
import { type Behavior, buildImage, containersOf, removeImage, ensureImages, writeProgram } from "./image.ts";
import { leaks, processes, type LeakCheck, takeSnapshot } from "./snapshot.ts";

const engine = engineAnswers();
const { warning } = chooseTargets(undefined, () => engine);
if (warning !== undefined) process.stderr.write(`${warning}\n`);

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "harness-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

vi.setConfig({ testTimeout: 150_000 });

/**
 * Seconds within which the whole start must be over: what does become ready has to be so by then, on a busy machine, too. A service that
 * never does costs as much, in every run.
 */
const START = { processes: "12", containers: "30" } as const;

describe.each(engine ? (["processes", "containers"] as const) : (["processes"] as const))(
  "on %s",
  (target) => {
    if (target === "containers") beforeAll(ensureImages, 600_000);

    /** Starts a child that runs one scenario on a system of this behavior, and says what to look for afterwards. */
    async function start(
      scenario: string,
      behavior: Behavior = {},
      limit = "60",
    ): Promise<{ child: PlaywrightChild; leakCheck: LeakCheck; midStart: () => Promise<void> }> {
      const directory = await mkdtemp(`${scratch}/`);
      const program = await writeProgram(path.join(directory, "program"), behavior);
      const image = `fondation/harness:${randomBytes(6).toString("hex")}`;
      if (target === "containers") {
        onTestFinished(() => removeImage(image));
        await buildImage(image, path.dirname(program));
      }
      const before = await takeSnapshot(target === "containers");
      const env = {
        FONDATION_E2E_BUNDLE: program,
        FONDATION_E2E_IMAGE: image,
        FONDATION_E2E_START_SECONDS: limit,
      };
      const child = await PlaywrightChild.start({ target, scenario, directory, env });
      const { mark, temporary } = child;
      const leakCheck = { mark, temporary, before, engine: target === "containers" };
      const commands = () => (target === "containers" ? containersOf(image) : processes(mark));
      const midStart = async () => {
        const runs = async () => (await commands()).some((command) => /\bweb\b/.test(command));
        await child.until("the synthetic web to run", runs);
      };
      return { child, leakCheck, midStart };
    }

    test("a passing spec ends with 0, after one line about the start, and leaves nothing", async () => {
      const { child, leakCheck } = await start("passes");
      const { exitCode, output } = await child.ended();
      const [, parts = ""] =
        new RegExp(`System ready on ${target} \\(\\d+\\.\\d s: (.*)\\)`).exec(output) ?? [];
      // Web and worker start beside each other: either may be the first.
      const names = parts.split(", ").map((part) => /^(\S+) \d+\.\d$/.exec(part)?.[1]);
      expect(names, output).toEqual(expect.arrayContaining(["backend", "web", "worker-1"]));
      expect([exitCode, output]).toEqual([0, expect.stringContaining("1 passed")]);
      expect(await child.attachments()).toEqual({});
      expect(await leaks(leakCheck)).toEqual([]);
    });

    test("a failing spec ends with 1, in its own words, with the log of every service", async () => {
      const { child, leakCheck } = await start("fails");
      const { exitCode, output } = await child.ended();
      expect([exitCode, output]).toEqual([1, expect.stringContaining("what a failing spec says")]);
      const attached = await child.attachments();
      expect(attached).toMatchObject({
        "backend.log": expect.stringContaining("the synthetic backend says hello"),
        "web.log": expect.stringContaining("the synthetic web says hello"),
        "worker-1.log": expect.stringContaining("the synthetic worker says hello"),
        "github.log": expect.any(String),
        "github-requests.json": expect.any(String),
      });
      expect(await leaks(leakCheck)).toEqual([]);
    });

    test("a service that never becomes ready is named at the deadline, with what it said", async () => {
      const { child, leakCheck } = await start("passes", { web: "mute" }, START[target]);
      const { exitCode, output } = await child.ended();
      expect(exitCode).toBe(1);
      expect(output).toMatch(/The system did not start on \w+\. .*Waited for .*, in vain\./);
      expect(output).toContain(`The deadline of ${START[target]} s has passed.`);
      expect(output).toMatch(
        /── web, which was not ready, said last:\s+the synthetic web says hello\s+the synthetic web is still thinking/,
      );
      expect(await child.attachments()).toMatchObject({
        "github.log": expect.any(String),
        "backend.log": expect.stringContaining("the synthetic backend says hello"),
        "web.log": expect.stringContaining("the synthetic web is still thinking"),
      });
      expect(await leaks(leakCheck)).toEqual([]);
    });

    test("a service that dies in the start ends it at once, in its last words", async () => {
      const { child, leakCheck } = await start("passes", { backend: "dies" });
      const { exitCode, output } = await child.ended();
      expect(exitCode).toBe(1);
      expect(output).toContain("backend ended by itself (exit code 7).");
      expect(output).toContain("the shelf of the synthetic service has collapsed");
      const attached = await child.attachments();
      expect(attached["backend.log"]).toContain("the shelf of the synthetic service has collapsed");
      expect(await leaks(leakCheck)).toEqual([]);
    });

    test("a service that dies in the middle of a run makes it fail, though every spec passed", async () => {
      const { child, leakCheck } = await start("loses a service");
      const { exitCode, output } = await child.ended();
      expect([exitCode, output]).toEqual([1, expect.stringContaining("web ended by itself (exit code 7).")]);
      expect(output).toContain("the synthetic service was asked to die");
      expect(await child.attachments()).toMatchObject({
        "summary.md": expect.stringContaining("web ended by itself (exit code 7)."),
        "backend.log": expect.stringContaining("the synthetic backend says hello"),
        "web.log": expect.stringContaining("the synthetic service was asked to die"),
      });
      expect(await leaks(leakCheck)).toEqual([]);
    });

    test("Ctrl-C in mid-start ends it with 130 at once, and leaves nothing", async () => {
      const { child, leakCheck, midStart } = await start("passes", { web: "mute" });
      await midStart();
      const asked = performance.now();
      child.signal("SIGINT");
      const { exitCode, output } = await child.ended();
      expect([exitCode, output]).toEqual([130, expect.stringContaining("The run was interrupted.")]);
      expect(await child.attachments()).toMatchObject({
        "summary.md": expect.stringContaining("The run was interrupted."),
        "backend.log": expect.stringContaining("the synthetic backend says hello"),
        // Perhaps nothing yet: it runs, and that is all that was waited for.
        "web.log": expect.any(String),
      });
      // The limit of a start, which it did not wait for, is a minute.
      expect(performance.now() - asked).toBeLessThan(45_000);
      expect(await leaks(leakCheck)).toEqual([]);
    });

    test("a runner that is killed with everybody in its group in mid-start leaves nothing", async () => {
      const { child, leakCheck, midStart } = await start("passes", { web: "mute" });
      await midStart();
      child.signal("SIGKILL");
      expect((await child.ended()).signal).toBe("SIGKILL");
      expect(await leaks(leakCheck)).toEqual([]);
    });

    test("a runner that is killed in the middle of a spec, with a page open, leaves nothing", async () => {
      const { child, leakCheck } = await start("waits with a page");
      await child.said("the scenario is waiting");
      expect(await processes(leakCheck.mark)).not.toEqual([]);
      process.kill(child.pid, "SIGKILL");
      expect((await child.ended()).signal).toBe("SIGKILL");
      expect(await leaks(leakCheck)).toEqual([]);
    });
  },
);

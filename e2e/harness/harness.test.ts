/** Tests the harness with real Playwright children on small systems that fail in every way. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, type TestContext, test, vi } from "vitest";
import { chooseTargets, engineAnswers } from "../../scripts/e2e/target.ts";
import { PlaywrightChild } from "./child.ts";
import { type Behavior, buildImage, containersOf, ensureImages, removeImage, writeProgram } from "./image.ts";
import { type LeakCheck, leaks, processes, takeSnapshot } from "./snapshot.ts";

const engine = engineAnswers();
const { warning } = chooseTargets(undefined, () => engine);
if (warning !== undefined) process.stderr.write(`${warning}\n`);

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "harness-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

// A child mostly waits for containers, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 900_000, maxConcurrency: 3 });

/**
 * Seconds for a whole start. Services that become ready must do so in this time; a service that
 * never does uses all of it.
 */
const START = "30";

describe.concurrent.each(engine ? (["processes", "containers"] as const) : (["processes"] as const))(
  "on %s",
  (target) => {
    if (target === "containers") beforeAll(ensureImages, 600_000);

    /** Starts a child that runs one scenario on a system with this behavior. */
    async function start(
      { onTestFinished }: TestContext,
      scenario: string,
      behavior: Behavior = {},
      limit = "600",
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

    // These scenarios do not depend on the target: how a start waits, and what a failed test
    // attaches.
    if (target === "processes") {
      test("a service that never becomes ready is named at the deadline, with its output", async (context) => {
        const { expect } = context;
        const { child, leakCheck } = await start(context, "passes", { web: "mute" }, START);
        const { exitCode, output } = await child.ended();
        expect(exitCode).toBe(1);
        expect(output).toMatch(/The system did not start on \w+\. .*Stopped waiting for .*\./);
        expect(output).toContain(`The deadline of ${START} s has passed.`);
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

      test("a failing spec exits with 1, its own message and the log of every service", async (context) => {
        const { expect } = context;
        const { child, leakCheck } = await start(context, "fails");
        const { exitCode, output } = await child.ended();
        expect([exitCode, output]).toEqual([1, expect.stringContaining("what a failing spec says")]);
        expect(await child.attachments()).toMatchObject({
          "backend.log": expect.stringContaining("the synthetic backend says hello"),
          "web.log": expect.stringContaining("the synthetic web says hello"),
          "worker-1.log": expect.stringContaining("the synthetic worker says hello"),
          "github.log": expect.any(String),
        });
        expect(await leaks(leakCheck)).toEqual([]);
      });

      test("a failing spec leaves one folder: the first error, all clocks as one, who ran", async (context) => {
        const { expect } = context;
        const { child } = await start(context, "fails with a page");
        const { exitCode, output } = await child.ended();
        expect(exitCode, output).toBe(1);
        const [folder, ...others] = await child.folders();
        expect(others).toEqual([]);
        expect(Object.keys(folder?.files ?? {})).toEqual(
          expect.arrayContaining(["test-failed-1.png", "timeline.html", "trace.zip", "worker-1.log"]),
        );
        expect(folder?.bytes).toBeLessThan(10_000_000);
        const summary = folder?.files["summary.md"];
        expect(summary).toContain('**the heading; Expected: "something else"; Received: "a page"**');
        expect(summary).toMatch(/\(e2e\/harness\/synthetic\/synthetic\.scenario\.ts:\d+:\d+\)/);
        expect(summary).toMatch(/-g 'fails with a page'/);
        expect(summary).toMatch(
          /- web \(runs\): last healthy sign at -?\d+\.\d s, web: the synthetic web says hello/,
        );
        const events = (folder?.files["timeline.jsonl"] ?? "")
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line));
        expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((a, b) => a - b));
        const told = events.map(({ source, trouble, text }) => `${trouble ? "!" : ""}${source}: ${text}`);
        expect(told).toEqual(
          expect.arrayContaining([
            "browser: console log: what the page says",
            expect.stringMatching(/^browser: GET \/hello: answer 200 after \d+ ms$/),
            expect.stringMatching(/^!browser: answer 404: /),
            expect.stringMatching(
              /^!test: the heading \(synthetic\.scenario\.ts:\d+\) failed: the heading; /,
            ),
          ]),
        );
        expect(folder?.files["timeline.html"]).toContain("what the page says");
        expect(await child.evidence()).toMatchObject([
          { readable: expect.any(Number), complete: expect.any(Number), bytes: folder?.bytes },
        ]);
      });
    }

    test("a passing spec exits with 0 after one line about the start, and leaves nothing", async (context) => {
      const { expect } = context;
      const { child, leakCheck } = await start(context, "passes");
      const { exitCode, output } = await child.ended();
      const [, parts = ""] =
        new RegExp(`System ready on ${target} \\(\\d+\\.\\d s: (.*)\\)`).exec(output) ?? [];
      // Web and worker start at the same time: either may be the first.
      const names = parts.split(", ").map((part) => /^(\S+) \d+\.\d$/.exec(part)?.[1]);
      expect(names, output).toEqual(expect.arrayContaining(["backend", "web", "worker-1"]));
      expect([exitCode, output]).toEqual([0, expect.stringContaining("1 passed")]);
      expect(await child.attachments()).toEqual({});
      expect(await leaks(leakCheck)).toEqual([]);
    });

    test("a service that dies in the start ends it at once, with its last lines", async (context) => {
      const { expect } = context;
      const { child, leakCheck } = await start(context, "passes", { backend: "dies" });
      const { exitCode, output } = await child.ended();
      expect(exitCode).toBe(1);
      expect(output).toContain("backend ended by itself (exit code 7).");
      expect(output).toContain("the shelf of the synthetic service has collapsed");
      const attached = await child.attachments();
      expect(attached["backend.log"]).toContain("the shelf of the synthetic service has collapsed");
      expect(await leaks(leakCheck)).toEqual([]);
    });

    test("a service that dies in mid-run fails the run although every spec passed", async (context) => {
      const { expect } = context;
      const { child, leakCheck } = await start(context, "loses a service");
      const { exitCode, output } = await child.ended();
      expect([exitCode, output]).toEqual([1, expect.stringContaining("web ended by itself (exit code 7).")]);
      expect(output).toContain("the synthetic service was asked to die");
      expect(await child.attachments()).toMatchObject({
        "summary.md": expect.stringContaining("web ended by itself (exit code 7)."),
        "backend.log": expect.stringContaining("the synthetic backend says hello"),
        "web.log": expect.stringContaining("the synthetic service was asked to die"),
        "worker-1.log": expect.stringContaining("the synthetic worker says hello"),
        "github.log": expect.any(String),
      });
      expect(await leaks(leakCheck)).toEqual([]);
    });

    test("Ctrl-C in mid-start exits with 130 before the deadline, and leaves nothing", async (context) => {
      const { expect } = context;
      const { child, leakCheck, midStart } = await start(context, "passes", { web: "mute" });
      await midStart();
      child.signal("SIGINT");
      const { exitCode, output } = await child.ended();
      expect([exitCode, output]).toEqual([130, expect.stringContaining("The run was interrupted.")]);
      expect(output).not.toContain("The deadline of");
      expect(await child.attachments()).toMatchObject({
        "summary.md": expect.stringContaining("The run was interrupted."),
        "backend.log": expect.stringContaining("the synthetic backend says hello"),
        // May be empty, because the test only waits until the service runs.
        "web.log": expect.any(String),
      });
      expect(await leaks(leakCheck)).toEqual([]);
    });

    test("a runner that is killed in mid-start with its process group leaves nothing", async (context) => {
      const { expect } = context;
      const { child, leakCheck, midStart } = await start(context, "passes", { web: "mute" });
      await midStart();
      child.signal("SIGKILL");
      expect((await child.ended()).signal).toBe("SIGKILL");
      expect(await leaks(leakCheck)).toEqual([]);
    });

    test("a runner that is killed in mid-spec with a page open leaves nothing", async (context) => {
      const { expect } = context;
      const { child, leakCheck } = await start(context, "waits with a page");
      await child.said("the scenario is waiting");
      expect(await processes(leakCheck.mark)).not.toEqual([]);
      process.kill(child.pid, "SIGKILL");
      expect((await child.ended()).signal).toBe("SIGKILL");
      expect(await leaks(leakCheck)).toEqual([]);
    });
  },
);

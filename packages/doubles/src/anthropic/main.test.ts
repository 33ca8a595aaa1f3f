/** Runs the double as a process, started from the command line. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startDoubleOn } from "./testing/start-double.ts";
import { type FixtureCheckout, checkOutFixture } from "./testing/fixture-checkout.ts";
import { record } from "./testing/recording.ts";
import { bodyFor, post } from "./testing/requests.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));

let scratch: string;
let fixture: FixtureCheckout;
let chapter: string;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "fondation-command-test-"));
  fixture = await checkOutFixture("typescript");
  chapter = `Étape 4/6 — chapitre 1/10 — ${fixture.repository}@${fixture.commit}`;
});

afterAll(async () => {
  await fixture[Symbol.asyncDispose]();
  await rm(scratch, { recursive: true, force: true });
});

describe("the command", () => {
  async function run(args: readonly string[], use?: (url: string) => Promise<unknown>) {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    const errors = text(child.stderr);
    const exit = once(child, "exit") as Promise<[number | null]>;
    child.stdout.setEncoding("utf8");
    const [first] = (await once(child.stdout, "data")) as [string];
    if (use !== undefined) {
      await use(first.trim());
      child.kill("SIGTERM");
    }
    const [code] = await exit;
    return { first, code, errors: await errors };
  }

  test("--help lists the options", async () => {
    const { first, code } = await run(["--help"]);
    expect(code).toBe(0);
    for (const option of ["--record", "--replay", "--upstream", "--max-age"]) expect(first).toContain(option);
  });

  test("records an upstream and replays it without a problem", async () => {
    const directory = path.join(scratch, "by-command");
    await using upstream = await startDoubleOn(fixture);
    const answers: string[] = [];
    const use = async (url: string) => {
      const response = await post(`${url}/v1/messages`, bodyFor(chapter, { stream: true }));
      answers.push((await response.text()).match(/"text":"# Chapitre 1/g)?.[0] ?? "no chapter");
    };
    const recorded = await run(["--record", directory, "--upstream", upstream.url], use);
    expect(recorded).toMatchObject({ code: 0, errors: "" });
    expect(await run(["--replay", directory], use)).toMatchObject({ code: 0, errors: "" });
    expect(answers).toEqual(Array(2).fill('"text":"# Chapitre 1'));
  });

  test("ends with 1 and prints the problem when a recording was not used", async () => {
    const directory = path.join(scratch, "unused");
    await record(fixture, directory, (url) => post(`${url}/v1/messages`, bodyFor(chapter)));
    const { code, errors } = await run(["--replay", directory], (url) => fetch(`${url}/-/ready`));
    expect(code).toBe(1);
    expect(errors).toContain("were not used");
  });

  test.each([
    ["a recording that is not there", ["--replay", "/nowhere/at-all"], "/nowhere/at-all"],
    ["a recording and a replay at once", ["--replay", "a", "--record", "b"], "cannot be given together"],
    ["an unknown option", ["--reply", "a"], "Unknown option"],
  ])("does not start with %s", async (_title, args, message) => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "ignore", "pipe"] });
    const [errors, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });
});

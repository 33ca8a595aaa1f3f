import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Installation, install, type Running, running } from "../testing/installation.ts";
import { lookUp } from "../lifetime/ancestors.ts";
import { isFree } from "../services/ports.ts";

const FREE = ["--port", "0", "--backend-port", "0"];
const LIMIT = 60_000;
/** Matches the limit that `up` gives its parts to start. */
const START_LIMIT_MS = 60_000;
/** The program of util-linux that runs a command on a pseudo-terminal and types its input there. */
const PSEUDO_TERMINAL = "script";

let fondation: Installation;
beforeAll(async () => {
  fondation = await install();
}, 180_000);
afterAll(() => fondation.remove());

afterEach(() => {
  expect(fondation.processes()).toEqual([]);
  expect(fondation.leftovers()).toEqual([]);
});

/** Waits for an event. Returns its facts. */
async function event(up: Running, name: string): Promise<Record<string, unknown>> {
  const [text] = await up.line(new RegExp(`^\\{"event":"${name}".*$`, "m"));
  return JSON.parse(text);
}

/** Waits until a part runs under its own name: a new process does not have it yet. */
async function pidOf(part: string): Promise<number> {
  const find = () => fondation.processes().find((pid) => lookUp(pid)?.command === `fondation ${part}`);
  await expect.poll(find, { message: `the process of ${part}` }).toBeDefined();
  return find() ?? Number.NaN;
}

/**
 * Another program may get the port for a moment, so this polls; a part that still runs keeps the
 * port.
 */
async function expectFree(address: unknown): Promise<void> {
  await expect.poll(() => isFree("127.0.0.1", portOf(address)), { timeout: 20_000 }).toBe(true);
}

function portOf(address: unknown): number {
  return Number(new URL(String(address)).port);
}

/** A Git server that accepts requests and never answers: a job stays in the middle of its clone. */
async function silentGitServer() {
  const asked = Promise.withResolvers<void>();
  const server = createHttpServer(() => asked.resolve()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return {
    asked: asked.promise,
    environment: { GITHUB_SERVER_URL: `http://127.0.0.1:${port}` },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe("up with a repository", () => {
  test("makes its course, prints the address, and leaves nothing after a signal", {
    timeout: LIMIT,
  }, async () => {
    const repository = await fondation.repository("sample");
    const up = fondation.start(["up", repository, "--chapters", "3", "--json", ...FREE]);
    const ready = await event(up, "ready");
    const course = await event(up, "completed");
    expect(course.url).toBe(`${ready.web}/cours/local/sample`);
    expect(course.job).toMatchObject({ status: "completed", documentsDone: 12, documentsTotal: 12 });
    expect((await fetch(String(course.url))).status).toBe(200);

    const list = await fondation.run(["jobs", "list", "--json"]);
    expect(JSON.parse(list.stdout)).toMatchObject([{ repositoryKey: "local/sample", status: "completed" }]);
    const again = await fondation.run(["submit", repository, "--wait", "--json", "--chapters", "3"]);
    expect([again.code, JSON.parse(again.stdout).status]).toEqual([0, "completed"]);

    up.child.kill("SIGTERM");
    expect(await up.ended()).toBe(0);
    await event(up, "stopped");
    for (const address of [ready.web, ready.backend]) await expectFree(address);
    expect(existsSync(join(fondation.work, ".fondation", "running.json"))).toBe(false);
  });

  test("whose course fails says so, stays up, and ends with 1", { timeout: LIMIT }, async () => {
    const repository = await fondation.repository("prose", { "notes.txt": "only words\n" });
    const up = fondation.start(["up", repository, "--json", ...FREE]);
    expect(await event(up, "engine")).toMatchObject({ engine: "static", reason: expect.any(String) });
    expect(await event(up, "failed")).toMatchObject({ code: "REPOSITORY_EMPTY" });
    await event(up, "running");
    up.child.kill("SIGINT");
    expect(await up.ended()).toBe(1);
  });

  test("that does not exist ends with 1 before anything is started", async () => {
    const data = join(fondation.work, "untouched");
    const { code, stderr } = await fondation.run(["up", "./nowhere", "--data", data, ...FREE]);
    expect([code, existsSync(data)]).toEqual([1, false]);
    expect(stderr).toContain("there is no directory");
  });
});

function upOnTerminal(more: Record<string, string> = {}) {
  const words = [process.execPath, fondation.program, "up", ...FREE];
  // `exec`: otherwise the shell that `script` starts would die of the Ctrl-C itself.
  const command = `exec ${words.map((word) => `'${word}'`).join(" ")}`;
  const child = spawn(PSEUDO_TERMINAL, ["-qefc", command, "/dev/null"], {
    cwd: fondation.work,
    env: { ...fondation.environment, ...more },
  });
  return { child, up: running(child) };
}

describe("on a terminal", () => {
  test("a failed start ends the command and removes the progress line", { timeout: LIMIT }, async () => {
    const { up } = upOnTerminal({ FONDATION_WORKSPACE: "/dev/null/workspace" });
    expect(await up.ended()).toBe(1);
    expect(up.text()).toContain("the directory for checkouts, /dev/null/workspace, cannot be used");
  });

  test("one Ctrl-C ends everything with 0", { timeout: LIMIT }, async () => {
    const { child, up } = upOnTerminal();
    await up.line(/Ctrl-C stops everything/);
    child.stdin.write("\x03");
    expect(await up.ended()).toBe(0);
    expect(up.text()).toContain("stopped");
  });
});

describe("a part that cannot start", () => {
  test("ends the start at once, with the part's own reason", { timeout: LIMIT }, async () => {
    const { code, stderr, ms } = await fondation.run(["up", ...FREE], {
      FONDATION_WORKSPACE: "/dev/null/workspace",
    });
    expect(code).toBe(1);
    expect(stderr).toContain("the directory for checkouts, /dev/null/workspace, cannot be used");
    expect(stderr).not.toContain("START_TIMEOUT");
    expect(ms).toBeLessThan(START_LIMIT_MS);
  });
});

describe("a part that ends by itself", () => {
  test("while the first job runs ends everything, too", { timeout: LIMIT }, async () => {
    const silent = await silentGitServer();
    const up = fondation.start(["up", "ada/engine", "--json", ...FREE], silent.environment);
    await event(up, "ready");
    await silent.asked;
    process.kill(await pidOf("worker"), "SIGKILL");
    expect(await up.ended()).toBe(1);
    expect(up.text()).toContain("the worker has ended (signal SIGKILL)");
    silent.close();
    // Git runs on after the worker is killed, until its connection ends.
    await expect.poll(() => fondation.processes(), { timeout: 20_000 }).toEqual([]);
  });

  test("is reported by name, and the rest is stopped", { timeout: LIMIT }, async () => {
    const up = fondation.start(["up", "--json", ...FREE]);
    await event(up, "ready");
    process.kill(await pidOf("worker"), "SIGKILL");
    expect(await up.ended()).toBe(1);
    expect(up.text()).toContain("the worker has ended (signal SIGKILL)");
  });
});

describe("up that is killed", () => {
  test("leaves no part behind: each ends by itself", { timeout: LIMIT }, async () => {
    const up = fondation.start(["up", "--json", ...FREE]);
    const ready = await event(up, "ready");
    // By name, because a part may have started another program in this moment.
    const names = () =>
      fondation
        .processes()
        .map((pid) => lookUp(pid)?.command ?? "")
        .filter((command) => command !== "fondation up" && command.startsWith("fondation "))
        .toSorted();
    await expect.poll(names).toEqual(["fondation backend", "fondation web", "fondation worker"]);
    up.child.kill("SIGKILL");
    // Until they end, the parts have the temporary directory in their environment.
    await expect.poll(() => fondation.processes(), { timeout: 20_000 }).toEqual([]);
    await expectFree(ready.backend);
  });
});

describe("keys and tokens", () => {
  test("reach only the part that reads them", { timeout: LIMIT }, async () => {
    const secrets = {
      GITHUB_TOKEN: "ghx-token-of-a-person",
      ANTHROPIC_API_KEY: "sk-ant-of-a-person",
      FONDATION_ADMIN_KEY: "admin-key-of-another-installation",
    };
    const up = fondation.start(["up", "--json", ...FREE], secrets);
    await event(up, "ready");
    const told = async (part: string) => {
      const names = readFileSync(`/proc/${await pidOf(part)}/environ`, "utf8")
        .split("\0")
        .map((line) => line.split("=")[0]);
      return names.filter((name) => /TOKEN|KEY|JWKS/.test(name ?? "")).sort();
    };
    expect(await told("backend")).toEqual(["FONDATION_ADMIN_KEY_FILE", "FONDATION_JWKS"]);
    expect(await told("web")).toEqual(["FONDATION_ACCESS_TOKEN_FILE", "FONDATION_SIGNING_KEY_FILE"]);
    expect(await told("worker")).toEqual(["ANTHROPIC_API_KEY", "FONDATION_SIGNING_KEY_FILE", "GITHUB_TOKEN"]);
    up.child.kill("SIGINT");
    expect(await up.ended()).toBe(0);
  });
});
